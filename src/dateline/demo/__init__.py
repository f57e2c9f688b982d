"""The demo agency: Meridian, its stories, its pictures and its scripted newsroom.

    stories/*.txt ──parse──▶ DemoStory ──scenes──▶ Scene (items with times relative to now)
    pictures ──▶ JPEG with credit          newsroom: step ──▶ items that keep arriving

Everything here is pure; recording it is the runner's work. People and organisations in the stories are invented.
"""
