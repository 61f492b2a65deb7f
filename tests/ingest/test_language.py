"""Which language a text is in."""

import pytest

from streams.ingest.language import language_of

ENGLISH = "Half of the battalion would be home by September, the defence minister said on Monday."
GERMAN = "Die Hälfte des Bataillons werde bis September zu Hause sein, sagte die Verteidigungsministerin am Montag."
RUSSIAN = "Половина батальона вернётся домой до сентября, сообщила в понедельник министр обороны."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        ("La moitié du bataillon rentrera au pays avant septembre, a déclaré lundi la ministre de la Défense.", "fr"),
        ("La mitad del batallón estará en casa antes de septiembre, dijo el lunes la ministra de Defensa.", "es"),
        ("Metà del battaglione tornerà a casa entro settembre, ha detto lunedì la ministra della Difesa.", "it"),
        ("Metade do batalhão estará em casa até setembro, disse na segunda-feira a ministra da Defesa.", "pt"),
        ("De helft van het bataljon zal in september thuis zijn, zei de minister van Defensie maandag.", "nl"),
        ("Połowa batalionu wróci do domu przed wrześniem, powiedziała w poniedziałek minister obrony.", "pl"),
        ("Jumătate din batalion va fi acasă până în septembrie, a spus luni ministrul apărării.", "ro"),
        ("Taburun yarısı eylül ayına kadar evde olacak, dedi savunma bakanı pazartesi günü.", "tr"),
        ("Setengah dari batalyon akan pulang pada bulan September, kata menteri pertahanan pada hari Senin.", "id"),
        (RUSSIAN, "ru"),
        ("Половина батальйону повернеться додому до вересня, повідомила в понеділок міністерка оборони.", "uk"),
        ("Το μισό τάγμα θα επιστρέψει στην πατρίδα έως τον Σεπτέμβριο, δήλωσε η υπουργός.", "el"),
        ("قالت وزيرة الدفاع يوم الاثنين إن نصف الكتيبة سيعود إلى الوطن بحلول سبتمبر", "ar"),
        ("وزیر دفاع روز دوشنبه گفت که نیمی از گردان تا سپتامبر به خانه باز خواهد گشت", "fa"),
        ("מחצית הגדוד תשוב הביתה עד ספטמבר, אמרה שרת הביטחון ביום שני", "he"),
        ("国防部长星期一表示，该营一半的士兵将在九月之前回国。", "zh"),
        ("大隊の半分は九月までに帰国すると、国防相は月曜日に述べた。", "ja"),
        ("국방장관은 월요일 대대의 절반이 9월까지 귀국할 것이라고 말했다.", "ko"),
        ("रक्षा मंत्री ने सोमवार को कहा कि बटालियन का आधा हिस्सा सितंबर तक घर लौट आएगा।", "hi"),
        ("Wir gehen.", "de"),
        ("Путин: войска уйдут", "ru"),
        ("总统宣布撤军", "zh"),
        (f"{ENGLISH} " * 12 + f"{RUSSIAN} " * 40, "ru"),  # an English summary stands above it
        (f"„{ENGLISH}“ sagte die Verteidigungsministerin am Montag in Lissabon den Soldaten.", "de"),
        ("“Wir gehen nach Hause,” so sagte sie, “und wir kommen nicht wieder, bevor der Regen aufhört.”", "de"),
        ("12 + 34", "und"),
        ("", "und"),
    ],
)
def test_another_language_is_named(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "Troops leave Mali.",
        "Sánchez, Rajoy hold talks",
        "Hezbollah, Fatah, Hamas meet",
        "*RUSSIA SAYS TO WITHDRAW TROOPS FROM SYRIA BY JANUARY",
        "Recep Tayyip Erdogan, Mevlut Cavusoglu and Hulusi Akar met Sergei Shoigu, Valery Gerasimov and Sergei Lavrov in Sochi.",
        "Nguyen Xuan Phuc and Pham Binh Minh met Abdel Fattah al-Sisi, Mohammed bin Salman and Hassan Rouhani.",
        "Jaysh al-Islam denied shelling Jisr al-Shughur, Maarrat al-Numan and Khan Sheikhoun.",
        "By María González y José Pérez, Ciudad de México\nMexico said on Monday that it would not pay for a wall.",
        "“Nous ne partirons pas avant la fin de la mission,” the president said in Bamako, and sat down.",
        "The minister said only: “No vamos a retirar las tropas de ningún país antes de septiembre.”",
        "Q: When?\nA: In May.\nQ: All of them?\nA: Half.",
        "7,500 troops, 38 aircraft, 13 ships, $4.5bn; 12% in 2016, 14% in 2017, 19% in 2018: ministry",
        f"{ENGLISH} {ENGLISH} {GERMAN}",
    ],
)
def test_names_quotations_and_capitals_do_not_make_english_foreign(text: str) -> None:
    assert language_of(text) == "en"
