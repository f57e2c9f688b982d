"""Headlines written for the tests, by language; the short ones are harder than those of ten words and more."""

HEADLINES = {
    "en": """
Markets rally as bank holds rates
Rescue teams search for missing hikers after storm
Parliament approves budget
Oil prices fall below 40 dollars
Two killed in helicopter crash near coast
Minister denies report of secret talks
Palmyra: what happened and why
Tesla recalls 12,000 cars
Putin, Assad discuss Palmyra
Ferry sinks off Sicily, dozens missing
NASA delays launch
FORECAST: RAIN IN THE NORTH, SUN IN THE SOUTH
SHARES OF STEEL MAKERS DROP ON WEAK DEMAND
ACME CORP SETS QUARTERLY DIVIDEND
Police arrest man over museum theft
Bayern Munich beat Real Madrid 3-1
Volkswagen to cut 5,000 jobs
Dresden Philharmonic opens its new season with Shostakovich
The harbour bridge will close for repairs from Monday until the end of May, the city says
Scientists say the river has carried more water this spring than in any of the last forty years
Talks between the two governments resume in Geneva after a break of nearly three weeks
Farmers fear that another dry summer could leave them without enough hay for the winter
At least seven people were injured when a tram left the rails in the old town on Saturday night
""",
    "ru": """
Рынки растут после решения ЦБ
Парламент принял бюджет
Нефть подешевела
Двое погибли при крушении вертолета
Министр опроверг слухи
Путин и Асад обсудили Пальмиру
Минобороны: войска выводятся
ПОЖАР НА СКЛАДЕ В ПОДМОСКОВЬЕ ПОТУШЕН
Аэропорт закрыт из-за тумана
Сборная обыграла Данию
Суд арестовал экс-мэра
«Спартак» проиграл ЦСКА
Рубль укрепился к доллару
Стоимость проезда не изменится
Tesla отзывает автомобили
Компания Apple представила новый iPhone
Депутаты Верховной рады обсудят проект закона
МЧС предупредило о сильном ветре
Украина получит новый кредит
Мост через реку закроют на ремонт с понедельника и до конца мая, сообщили в мэрии города
Ученые рассказали, почему этой весной уровень воды в озере оказался выше обычного на целый метр
Переговоры двух делегаций возобновятся в Женеве после перерыва, который длился почти три недели
Не менее семи человек пострадали, когда трамвай сошел с рельсов в центре города поздно вечером в субботу
""",
    "uk": """
Парламент ухвалив бюджет
Ціни на нафту впали
Двоє людей загинули в аварії
Міністр спростував чутки
Суд заарештував ексмера
Збірна обіграла Данію
Гривня зміцнилась
У Києві відкрили новий міст
Погода на завтра: дощ і вітер
Рада проголосувала за закон
Президент приїхав до Львова
УРЯД ЗАТВЕРДИВ НОВИЙ ПЛАН
Пожежа на складі під Харковом
«Динамо» програло «Шахтарю»
Ракетна атака на Одесу
Путін погрожує Заходу
Міст через річку закриють на ремонт з понеділка до кінця травня, повідомили в міській раді
Учені розповіли, чому цієї весни рівень води в озері виявився вищим, ніж зазвичай
Перемовини двох делегацій поновляться в Женеві після перерви, яка тривала майже три тижні
Щонайменше семеро людей постраждали, коли трамвай зійшов з рейок у центрі міста в суботу ввечері
""",
    "be": """
Парламент прыняў бюджэт
Кошты на нафту ўпалі
У Мінску адкрылі новы мост
Прэм'ер-міністр абвергнуў чуткі
Надвор'е на заўтра: дождж і вецер
Суд вынес прысуд журналісту
Мост праз раку закрыюць на рамонт з панядзелка да канца мая, паведамілі ў гарадскім савеце
Навукоўцы расказалі, чаму гэтай вясной узровень вады ў возеры аказаўся вышэйшы, чым звычайна
""",
    "bg": """
Парламентът прие бюджета
Цената на петрола падна
Двама души загинаха при катастрофа
Министърът отрече слуховете
Времето утре: дъжд и вятър
Съдът остави кмета в ареста
Мостът над реката ще бъде затворен за ремонт от понеделник до края на май, съобщиха от общината
Най-малко седем души са пострадали, след като трамвай излезе от релсите в центъра на града
""",
    "sr": """
Скупштина усвојила буџет
Цене нафте су пале
Двоје људи погинуло у несрећи
Министар негирао гласине
Мост преко реке биће затворен због радова од понедељка до краја маја, саопштила је градска управа
Најмање седам особа је повређено када је трамвај искочио из шина у центру града у суботу увече
""",
    "de": """
Bundestag beschließt Haushalt
Ölpreis fällt unter 40 Dollar
Zwei Tote bei Hubschrauberabsturz
Minister weist Vorwürfe zurück
Bayern München schlägt Real Madrid
Wetter: Regen im Norden, Sonne im Süden
Polizei nimmt Verdächtigen fest
Volkswagen streicht 5000 Stellen
Merkel trifft Putin
Streik bei der Bahn
ZWEI VERLETZTE NACH BRAND IN LEIPZIG
Die Brücke im Hafen wird von Montag bis Ende Mai wegen Bauarbeiten gesperrt, teilte die Stadt mit
Forscher erklären, warum der See in diesem Frühjahr mehr Wasser führt als in den letzten vierzig Jahren
Die Gespräche der beiden Regierungen werden nach fast drei Wochen Pause in Genf fortgesetzt
Mindestens sieben Menschen wurden verletzt, als am Samstagabend eine Straßenbahn in der Altstadt entgleiste
""",
    "fr": """
Le Parlement adopte le budget
Le pétrole passe sous les 40 dollars
Deux morts dans un accident d'hélicoptère
Le ministre dément les rumeurs
Grève à la SNCF
Hollande rencontre Poutine
Météo : pluie au nord, soleil au sud
Tempête en Bretagne
Renault supprime 5000 emplois
INCENDIE DANS UNE USINE PRÈS DE LYON
Le pont du port sera fermé pour travaux de lundi jusqu'à la fin du mois de mai, annonce la ville
Des chercheurs expliquent pourquoi le lac contient ce printemps plus d'eau que depuis quarante ans
Les pourparlers entre les deux gouvernements reprennent à Genève après une pause de trois semaines
Au moins sept personnes ont été blessées samedi soir dans le déraillement d'un tramway au centre-ville
""",
    "es": """
El Parlamento aprueba el presupuesto
El petróleo cae por debajo de los 40 dólares
Dos muertos en un accidente de helicóptero
El ministro niega los rumores
Detenido el exalcalde de Sevilla
Lluvia en el norte y sol en el sur
Huelga en el metro de Madrid
Rajoy se reúne con Putin
Un incendio destruye una fábrica en Bilbao
El puente del puerto cerrará por obras desde el lunes hasta finales de mayo, anuncia el ayuntamiento
Los científicos explican por qué el lago tiene esta primavera más agua que en los últimos cuarenta años
Las conversaciones entre los dos gobiernos se reanudan en Ginebra tras una pausa de tres semanas
Al menos siete personas resultaron heridas el sábado por la noche al descarrilar un tranvía
""",
    "it": """
Il Parlamento approva il bilancio
Il petrolio scende sotto i 40 dollari
Due morti in un incidente di elicottero
Il ministro smentisce le voci
Sciopero dei treni a Milano
Il ponte del porto chiuderà per lavori da lunedì fino alla fine di maggio, annuncia il comune
Almeno sette persone sono rimaste ferite sabato sera nel deragliamento di un tram in centro
""",
    "pt": """
Parlamento aprova orçamento
Petróleo cai abaixo de 40 dólares
Dois mortos em acidente de helicóptero
Ministro nega rumores de demissão
A ponte do porto será fechada para obras de segunda-feira até o fim de maio, informa a prefeitura
Pelo menos sete pessoas ficaram feridas no descarrilamento de um bonde na noite de sábado
""",
    "nl": """
Kamer keurt begroting goed
Olieprijs zakt onder 40 dollar
Twee doden bij helikopterongeluk
De havenbrug gaat vanaf maandag tot eind mei dicht voor onderhoud, meldt de gemeente
Zeker zeven mensen raakten gewond toen zaterdagavond een tram in de binnenstad ontspoorde
""",
    "pl": """
Sejm przyjął budżet
Cena ropy spadła poniżej 40 dolarów
Dwie osoby zginęły w wypadku śmigłowca
Most w porcie zostanie zamknięty z powodu remontu od poniedziałku do końca maja, podało miasto
Co najmniej siedem osób zostało rannych, gdy w sobotę wieczorem tramwaj wypadł z szyn
""",
    "cs": """
Sněmovna schválila rozpočet
Cena ropy klesla pod 40 dolarů
Most v přístavu bude od pondělí do konce května uzavřen kvůli opravám, oznámilo město
Nejméně sedm lidí bylo zraněno, když v sobotu večer vykolejila v centru města tramvaj
""",
    "sv": """
Riksdagen antar budgeten
Två döda i helikopterolycka
Hamnbron stängs för reparation från måndag till slutet av maj, meddelar staden
Minst sju personer skadades när en spårvagn spårade ur i centrum på lördagskvällen
""",
    "tr": """
Meclis bütçeyi kabul etti
Helikopter kazasında iki ölü
Liman köprüsü pazartesi gününden mayıs sonuna kadar onarım için kapatılacak, belediye duyurdu
Cumartesi akşamı şehir merkezinde raydan çıkan tramvayda en az yedi kişi yaralandı
""",
    "fi": """
Eduskunta hyväksyi budjetin
Kaksi kuoli helikopterionnettomuudessa
Satamasilta suljetaan korjausten vuoksi maanantaista toukokuun loppuun, kaupunki kertoo
""",
    "hu": """
A parlament elfogadta a költségvetést
Ketten meghaltak egy helikopterbalesetben
A kikötői hidat hétfőtől május végéig felújítás miatt lezárják, közölte a város
""",
    "ro": """
Parlamentul a adoptat bugetul
Doi morți într-un accident de elicopter
Podul din port va fi închis pentru reparații de luni până la sfârșitul lunii mai, anunță primăria
""",
    "el": "Η Βουλή ενέκρινε τον προϋπολογισμό\nΔύο νεκροί σε πτώση ελικοπτέρου",
    "he": "הכנסת אישרה את התקציב\nשני הרוגים בהתרסקות מסוק",
    "ar": "البرلمان يقر الموازنة\nقتيلان في تحطم مروحية قرب الساحل\nاستئناف المحادثات بين الحكومتين في جنيف",
    "fa": "مجلس بودجه را تصویب کرد\nگفتگوهای دو دولت پس از سه هفته در ژنو از سر گرفته می‌شود",
    "zh": "议会批准预算\n直升机坠毁造成两人死亡",
    "ja": "国会が予算を可決\nヘリコプター墜落で二人死亡",
    "ko": "국회, 예산안 통과\n헬리콥터 추락으로 두 명 사망",
    "hi": "संसद ने बजट पारित किया",
    "ka": "პარლამენტმა ბიუჯეტი დაამტკიცა",
    "hy": "Խորհրդարանն ընդունեց բյուջեն",
    "kk": "Парламент бюджетті бекітті\nҚазақстанда мұнай бағасы төмендеді",
}

ALL = [(code, line) for code, lines in HEADLINES.items() for line in lines.strip().splitlines()]
"""Language and headline."""
