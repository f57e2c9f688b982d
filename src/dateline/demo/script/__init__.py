"""What the scripted newsroom can write: one module per beat, each a function from chance to `Copy`.

Figures are drawn once and everything else follows from them, so that a piece agrees with itself and says the same in
both languages.
"""
