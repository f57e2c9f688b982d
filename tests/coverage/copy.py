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
CAPTAIN = (
    "Captain of stranded ship questioned",
    (
        "Police in western Turkey questioned Captain Kemal Aydin on Tuesday after his vessel got stuck in fog. "
        "Prosecutors want to know whether the radar was switched on."
    ),
)
"""The ferry again, but in other words: the shipped weights leave it alone."""
RADAR = (
    "Radar of stranded ship was off",
    (
        "The vessel that got stuck in fog off western Turkey had its radar switched off, prosecutors said on Tuesday "
        "after police questioned Captain Kemal Aydin."
    ),
)
BAKERY = (
    "Bakery burns in Kazan",
    (
        "A bakery on Baumana Street in Kazan burned down on Monday night. Nobody was hurt; fire chief Rinat Galeev "
        "said an oven had been left on."
    ),
)
BAKERY_TOO = (
    "Oven blamed for Kazan bakery fire",
    (
        "The fire that destroyed a bakery in Kazan on Monday began at an oven, chief Rinat Galeev said. The owner will "
        "build anew on Baumana Street."
    ),
)
WAREHOUSE = (
    "Warehouse burns in Kazan",
    (
        "A warehouse in the north of Kazan burned on Monday night, a mile from the station. Nobody was hurt; fire "
        "chief Rinat Galeev said tyres had been stored there."
    ),
)
"""Another fire of that night: the shipped weights take it for the bakery's."""
WAREHOUSE_TOO = (
    "Tyres feed Kazan warehouse fire",
    (
        "Fire chief Rinat Galeev said tyres fed the fire in a Kazan warehouse on Monday. Forty men fought it until "
        "morning."
    ),
)
BUS = (
    "Two die as bus leaves road near Perm",
    (
        "A bus left the icy road near Perm on Monday and two passengers died. Police captain Oleg Zhdanov said the "
        "driver fell asleep."
    ),
)
BUS_TOO = (
    "Driver slept, police say after Perm bus crash",
    (
        "The driver of a bus that left the road near Perm slept at the wheel, captain Oleg Zhdanov said. Two "
        "passengers died on Monday."
    ),
)
LORRY = (
    "Lorry hits car near Perm, three dead",
    (
        "A lorry hit a car on the icy road near Perm on Monday and three people died. Police captain Oleg Zhdanov "
        "said the lorry had no lights."
    ),
)
"""Another crash of that day: the shipped weights take it for the bus's."""
LORRY_TOO = (
    "Lorry without lights blamed for three deaths",
    (
        "Captain Oleg Zhdanov blamed a lorry without lights for a collision with a car near Perm in which three "
        "people died on Monday."
    ),
)
