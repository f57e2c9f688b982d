"""Short stories of our own, each plainly about one topic; and texts about nothing that has a topic."""

import datetime as dt

from dateline.core.story import Code
from dateline.core.text.words import words
from dateline.core.understand.topics import NO_KNOWLEDGE, Knowledge, propose
from dateline.core.understand.values import Copy, TopicProposal, whole

DAY = dt.date(2016, 3, 28)


def proposals(
    title: str, text: str = "", knowledge: Knowledge = NO_KNOWLEDGE, codes: tuple[Code, ...] = (), source: str = ""
) -> tuple[TopicProposal, ...]:
    copy = Copy(title=title, text=text, day=DAY, codes=codes, source=source)
    return propose(words(whole(copy)), copy, knowledge)


STORIES = (
    (
        "01000000",
        "New film by Danish director opens the festival",
        "The actress who starred in it came to the premiere; critics praised the screenplay and the soundtrack.",
    ),
    (
        "01000000",
        "Новый спектакль показали в театре драмы",
        "Режиссер и актеры вышли на сцену после премьеры, зрители аплодировали труппе.",
    ),
    (
        "02000000",
        "Man sentenced for robbery of a village shop",
        "The judge said the defendant had threatened a witness. Police arrested him; prosecutors asked for prison.",
    ),
    (
        "02000000",
        "Суд арестовал подозреваемого в краже",
        "Следователи возбудили уголовное дело, обвиняемый дал показания, адвокат подал апелляцию.",
    ),
    (
        "03000000",
        "Strong earthquake shakes mountain province",
        "Rescuers search the rubble for survivors after a magnitude 6.8 quake; aftershocks and landslides block roads.",
    ),
    (
        "03000000",
        "Пожар на складе тушили всю ночь",
        "Спасатели МЧС эвакуировали жильцов, пострадавшие госпитализированы, площадь возгорания росла.",
    ),
    (
        "04000000",
        "Central bank cuts interest rates as inflation slows",
        "Economists had expected the decision; the currency fell and shares rose on the stock exchange.",
    ),
    (
        "04000000",
        "Центробанк повысил ключевую ставку",
        "Инфляция растет, рубль ослаб, экономисты ждут замедления роста ВВП, акции на бирже подешевели.",
    ),
    (
        "05000000",
        "Pupils return to classrooms with a new curriculum",
        "Teachers say the exams will change; universities and parents were consulted by the ministry of education.",
    ),
    (
        "05000000",
        "Выпускники сдали единый государственный экзамен",
        "Учителя и директора школ рассказали, сколько школьников поступят в вузы.",
    ),
    (
        "06000000",
        "Carbon emissions must fall faster, climate panel warns",
        "Global warming threatens wildlife habitats; environmentalists want less pollution and more nature reserves.",
    ),
    (
        "06000000",
        "Экологи нашли свалку в заповеднике",
        "Загрязнение реки угрожает популяции редких животных, росприроднадзор начал проверку выбросов.",
    ),
    (
        "07000000",
        "Hospital reports measles outbreak",
        "Doctors treat patients with the virus and urge vaccination; symptoms include fever.",
    ),
    (
        "07000000",
        "Врачи назвали симптомы опасного вируса",
        "Пациентов с пневмонией лечат в больнице, минздрав советует сделать прививку.",
    ),
    (
        "09000000",
        "Trade union calls walkout over wages",
        "Workers want a pay rise; employers warn of layoffs and job cuts.",
    ),
    (
        "09000000",
        "Профсоюз объявил забастовку",
        "Работники требуют повысить зарплаты, работодатели грозят увольнениями.",
    ),
    (
        "10000000",
        "Holiday recipes: a cake for the garden party",
        "Bake the dessert in the oven; serve with chocolate and wine.",
    ),
    (
        "10000000",
        "Гороскоп на выходные для всех знаков зодиака",
        "Астрологи советуют Тельцам приготовить блюдо по новому рецепту.",
    ),
    (
        "11000000",
        "Prime minister resigns after losing vote in parliament",
        "The opposition wants an early election; the president will ask a lawmaker to form a cabinet.",
    ),
    (
        "11000000",
        "Депутаты Госдумы приняли законопроект о выборах",
        "Президент подпишет закон, сообщили в правительстве; оппозиция голосовала против.",
    ),
    (
        "12000000",
        "Archbishop opens restored cathedral",
        "Believers came to worship; the bishop and priests said prayers in the church.",
    ),
    (
        "12000000",
        "Патриарх освятил новый храм",
        "Верующие и священники молились на богослужении в монастыре.",
    ),
    (
        "13000000",
        "Astronomers find planet beyond the solar system",
        "The telescope saw a galaxy; researchers published the study in a scientific journal.",
    ),
    (
        "13000000",
        "Ученые нашли останки неизвестного динозавра",
        "Палеонтологи описали окаменелости, исследование опубликовано в научном журнале.",
    ),
    (
        "13000000",
        "Phone maker shows smartphone with folding screen",
        "The device runs Android, has a new processor and an app with artificial intelligence.",
    ),
    (
        "13000000",
        "Вышло обновление операционной системы для смартфонов",
        "Пользователи получат новые приложения, искусственный интеллект и защиту от вирусов.",
    ),
    (
        "14000000",
        "Charity opens shelter for homeless families",
        "Volunteers help refugees and orphans; donations pay for social workers.",
    ),
    (
        "14000000",
        "Волонтеры помогли многодетным семьям",
        "Благотворительный фонд собрал пожертвования для инвалидов и сирот.",
    ),
    (
        "15000000",
        "Striker scores twice as club reaches cup final",
        "The coach praised his team after the match; the goalkeeper saved a penalty.",
    ),
    (
        "15000000",
        "Сборная России по хоккею вышла в полуфинал",
        "Вратарь спас команду в овертайме, тренер похвалил нападающих за две шайбы.",
    ),
    (
        "16000000",
        "Troops shell rebel town as ceasefire fails",
        "Soldiers and insurgents fight at the front line; air strikes killed civilians, the army said.",
    ),
    (
        "16000000",
        "Войска обстреляли позиции боевиков",
        "Перемирие сорвано, артиллерия бьет по городу, военные сообщают о боях на линии фронта.",
    ),
    (
        "17000000",
        "Snow and gales expected at the weekend",
        "Forecasters warn of heavy snow, frost and strong winds; temperatures will fall to minus ten degrees Celsius.",
    ),
    (
        "17000000",
        "Синоптики обещают снегопад и мороз",
        "Температура воздуха опустится до десяти градусов, ожидается метель и порывистый ветер.",
    ),
)

NOTHING = (
    "",
    "   \n\n ",
    "12.5 13.1 14 15 16 17 18 19 20 21",
    "A B C D E F G",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.",
    "The man walked along the road and thought about what he had said to her.",
    "Он шел по дороге и думал о том, что она ему вчера ответила.",
    "Er war am Montag mit den Kindern am Fluss und war zufrieden; es war über Nacht warm geworden.",
    "Elle a dit que la rue était calme et que les enfants dormaient encore.",
    "שלום עולם זה טקסט קצר",
    "这是一段很短的文字",
)
