"""Two events as outlets tell them; all of it invented."""

FERRY = (
    "A ferry ran aground off Izmir",
    (
        "A passenger ferry ran aground off Izmir on Monday with 212 people on board. The coast guard brought "
        "everybody ashore. Captain Kemal Aydin blamed the fog."
    ),
)
FERRY_TOO = (
    "Izmir ferry passengers safe",
    (
        "All 212 passengers of the ferry that ran aground near Izmir are safe, the coast guard said. Its captain, "
        "Kemal Aydin, is being questioned about the fog."
    ),
)
FERRY_AGAIN = (
    "Turkish coast guard empties stranded ferry",
    (
        "Fog off Izmir sent a ferry onto a sandbank. Boats of the coast guard took off the 212 people; captain Aydin "
        "was questioned."
    ),
)
FERRY_RU = (
    "Паром сел на мель у берегов Измира",
    (
        "Все 212 пассажиров парома, севшего на мель у турецкого Измира, эвакуированы. Капитан Кемаль Айдын дает "
        "показания о том, что произошло в тумане."
    ),
)
BUDGET = (
    "Parliament rejects budget",
    (
        "Moldova's parliament in Chisinau voted down the budget by 51 to 49. Prime Minister Ion Sturzu promised a "
        "new draft by April."
    ),
)
BUDGET_TOO = (
    "Moldovan budget falls by two votes",
    (
        "By 51 votes to 49 the parliament of Moldova in Chisinau rejected the budget of prime minister Ion Sturzu, "
        "who will present another draft in April."
    ),
)
