"""Words of a text, and what each language compares them by."""

import pytest

from search.analysis import folded, of_language, pieces, question_tokens, readings, token, tokens

ONE_WORD = {  # language -> what people type for the same word, forms and spellings
    "fr": [
        "travail travailler travaille",
        "étude études étudier étudiant",
        "formateur formatrice formateurs formatrices",
        "travailleur travailleuse travailleurs",
        "lieu lieux",
        "inscription inscriptions Inscription INSCRIPTIONS",
        "école écoles ecole ÉCOLES l’école l'école",
        "réfugié réfugiés réfugiée réfugiées refugie refugiees",
        "étranger étrangers étrangère étrangères etrangere",
        "sécurité securite sécurités",
        "nationalité nationalités nationalite",
        "logement logements",
        "demande demandes demander demandé demandée",
        "C.P.A.S. CPAS C.P.A.S cpas",
        "F.L.E. FLE fle",
        "œuvre oeuvre OEUVRES",
        "e-mail email e-mails",
        "gratuit gratuite gratuits gratuites",
        "social sociale sociaux sociales",
        "emploi emplois",
        "photo photos",
        "français française Français francaises",
    ],
    "nl": [
        "woning woningen Woningen",
        "school scholen",
        "afspraak afspraken",
        "inschrijving inschrijvingen inschrijven",
        "huis huizen",
        "foto foto’s foto's",
        "dag dagen",
        "arts artsen",
        "woord woorden",
        "les lessen",
        "opleiding opleidingen",
        "vergunning vergunningen",
        "coördinatie coordinatie",
    ],
    "en": ["school schools School’s", "registration registrations", "permit permits PERMIT", "study studies studying"],
    "es": [
        "francés francesa franceses",
        "joven jóvenes",
        "ciudad ciudades",
        "niño niños ninos NIÑOS",
        "inscripción inscripciones inscripcion",
        "médico medico médicos",
        "ayuda ayudas",
        "taller talleres",
        "día días dia",
        "luz luces",
    ],
    "tr": [
        "iş İŞ Iş IS is işi işe",
        "sağlık SAĞLIK saglik sağlığı sagligi",
        "izin izni izinler İZİN",
        "ev evi evler evde evden evimiz",
        "yardım yardımı yardımlar yardim YARDIM",
        "sigorta sigortası sigortasi sigortaya",
        "okul okulu okula okulda okullar OKUL",
        "belge belgesi belgeler belgelerim belgeleri",
        "kitap kitabı kitaplar",
        "kurs kursu kurslar kurslara",
        "ışık IŞIK isik",
        "Mons Mons’ta Mons'a",
        "oturum oturumu oturma oturmak",
        "adres adresi adresler adresine",
        "salon salonda salonun",
        "süreç süreci süreçler",
    ],
    "so": [
        "guri guriga guryo",
        "shaqo shaqada shaqooyin",
        "dugsi dugsiga dugsiyada",
        "carruur carruurta",
        "luqad luqadda",
        "waraaqo waraaqaha",
    ],
    "ru": [
        "ребёнок ребёнка ребенку",
        "беженец беженца беженцев",
        "справка справки справок",
        "запись записи записью",
        "документ документы документов документами",
        "школа школы школу ШКОЛЕ",
        "жильё жилье жилья",
        "врач врача врачи",
    ],
    "uk": [
        "іноземець іноземця іноземців",
        "довідка довідки довідок",
        "документ документи документів документами",
        "школа школи школу школі",
        "здоров’я здоров'я здоров`я здоровʼя здоровя",
        "українська української українську",
        "лікар лікаря лікарем лікарі",
        "житло житла житлі житлом",
        "посвідка посвідки посвідку",
        "навчання навчанню навчанням",
        "програма програми програм програмі",
        "адвокат адвоката адвокати адвокатів",
        "диплом диплома дипломи",
    ],
    "ar": [
        "قانون القانون القانونية",
        "مجاني مجانية مجانا مجاناً",
        "إقامة إقامتي",
        "عنوان العنوان",
        "مدرسة المدرسة والمدرسة بالمدرسة للمدرسة مَدْرَسَة مدرسه",
        "لغة اللغة باللغة لـغـة",
        "وثيقة الوثيقة",
        "لاجئ لاجئين اللاجئون اللاجئين",
        "إقامة اقامة الإقامة الاقامة بالإقامة",
        "مساعدة المساعدة مساعدات لمساعدة بمساعدة",
        "عمل العمل للعمل والعمل",
        "برنامج البرنامج برنامجنا",
        "مدرستكم مدرسة",
        "أشخاص الأشخاص لأشخاص",
        "أطفال الأطفال اطفال للأطفال",
    ],
    "fa": [
        "کتاب کتاب‌ها کتابها كتاب كتاب‌هاى کتاب‌های",
        "خانه خانه‌ی خانهٔ خانه‌ها",
        "مدرسه مدرسه‌ها",
        "پزشک پزشکان پزشك",
        "فرانسوی فرانسوي فرانسوى",
        "پناهنده پناهندگان پناهنده‌ها",
        "جوان جوانان جوان‌ها",
    ],
    "ps": ["ژبه ژبې ژبو", "کور کورونه کورونو", "مرسته مرستې", "ښوونځی ښوونځي ښوونځيو", "ډاکټر ډاکټران داکتر"],
    "ti": [
        "ንጥፈት ንጥፈታት",
        "መሰል መሰላት",
        "ቋንቋ ቋንቋታት",
        "ሓገዝ ሃገዝ ሐገዝ ሓገዝን",
        "ወረቐት ወረቀት",
        "ጸሓይ ፀሓይ",
        "ሰሙን ሠሙን",
        "ትምህርቲ ትምህርታት",
        "ኣድራሻ አድራሻ ዓድራሻ",
    ],
}


@pytest.mark.parametrize(
    ("language", "forms"), [(language, forms) for language, groups in ONE_WORD.items() for forms in groups]
)
def test_forms_and_spellings_of_a_word_are_compared_as_one(language: str, forms: str) -> None:
    found = {form: tokens(form, language) for form in forms.split()}
    assert len({tuple(each) for each in found.values()}) == 1, found
    assert all(len(each) == 1 and each[0] for each in found.values())


TWO_WORDS = {
    "fr": "loyer loi, logement langue, école travail, papier permis, santé sécurité, enfant étranger, mois maison",
    "nl": "les lezing, huis hulp, werk woning, kind kerk, school les",
    "en": "school work, house hospital, paper permit",
    "es": "vivienda trabajo, niño médico, casa curso",
    "tr": "kadın kat, doğum doküman, ücret ücretsiz, isim iş, iş ev, okul ok, kurs kur, ders der, aile ay, hasta hak",
    "so": "guri dugsi, shaqo caafimaad",
    "ru": "школа жильё, врач право",
    "uk": "школа житло, мова мода, право правда",
    "ar": "مدرسة لغة, وثيقة ثقة, عمل علم, بلجيكا لجوء",
    "fa": "رایگان رایانه, کار کارگاه, کتاب کار, خانه خاک",
    "ps": "ژبه کور, کار کور",
    "ti": "ሓገዝ ስራሕ, ቤት ገዛ",
}


@pytest.mark.parametrize(
    ("language", "words"), [(language, words) for language, groups in TWO_WORDS.items() for words in groups.split(", ")]
)
def test_words_that_mean_something_else_are_not_taken_for_each_other(language: str, words: str) -> None:
    found = [token(word, language) for word in words.split()]
    assert len({*found, ""}) == len(found) + 1, found


STOP_WORDS = {
    "fr": "les de où comment À est",
    "nl": "het de waar hoe één",
    "en": "the How where is",
    "es": "los cómo dónde el",
    "tr": "nasıl NASIL nerede ve için",
    "so": "waa maxaa iyo",
    "ru": "как где ещё что",
    "uk": "як де щоб її",
    "ar": "كيف أين في على",
    "fa": "چگونه کجا در ها",
    "ps": "څنګه چیرته د په",
    "ti": "ኣብ ካብ ከመይ",
}


@pytest.mark.parametrize("language", STOP_WORDS)
def test_stop_words_have_no_token(language: str) -> None:
    assert set(tokens(STOP_WORDS[language], language)) == {""}


def test_a_question_of_stop_words_only_keeps_them() -> None:
    assert tokens("À qui ?", "fr") == ["", ""]
    assert question_tokens("À qui ?", "fr") == ["a", "qui"]
    assert question_tokens("Où est l’école ?", "fr") == ["", "", "ecol"]
    assert question_tokens("كيف", "ar") == tokens("كيف", "en")
    assert question_tokens("?!", "fr") == []


PIECES = {
    "L’école d’adultes, aujourd’hui.": "école adultes aujourd’hui",
    "Qu’est-ce que jusqu’au rendez-vous ?": "est ce que au rendez vous",
    "le C.P.A.S. (F.L.E.) S.O.S.Racisme": "le C.P.A.S F.L.E S.O.S Racisme",
    "28/11/2026, 28.11.2026, 065/61.18.50": "28 11 2026 28 11 2026 065 61 18 50",
    "1er 400h 1h30 A2 covid19": "1 er 400 h 1 h 30 A2 covid19",
    "e-mail: info@cimb.be": "e-mail info cimb be",
    "étudiant·e·s étudiant(e)s": "étudiant e s étudiant e s",
    "здоров’я п'ять": "здоров’я п'ять",
    "کتاب‌ها و مَدْرَسَة": "کتاب‌ها و مَدْرَسَة",
    "ቤት፡ትምህርቲ፣ ገዛ።": "ቤት ትምህርቲ ገዛ",
    "كيف؟ نعم، لا": "كيف نعم لا",
    'a_b *c* "d" \x00e\x07f': "a b c d e f",
    "co\u00adopération": "co\u00adopération",
    "\u202bمدرسة\u202c": "مدرسة\u202c",
    "": "",
    "’ - . / '": "",
    "L’": "L",
}


@pytest.mark.parametrize("text", PIECES)
def test_the_words_of_a_text(text: str) -> None:
    found = pieces(text)
    assert " ".join(piece.word for piece in found) == PIECES[text]
    assert all(text[piece.start : piece.end] == piece.word for piece in found)


@pytest.mark.parametrize("written", ["28", "٢٨", "۲۸", "２８", "२८"])
def test_figures_of_any_script_are_the_same(written: str) -> None:
    assert token(written, "ar") == token(written, "fr") == folded(written) == "28"


def test_a_date_is_found_by_its_parts() -> None:
    assert tokens("۲۸/۱۱/۲۰۲۶", "fa") == tokens("28.11.2026", "fa") == ["28", "11", "2026"]


def test_a_word_may_be_of_any_language_of_its_script_the_readers_first() -> None:
    assert list(readings("school", "nl")) == ["nl", "fr", "en", "es", "tr", "so"]
    assert list(readings("школа", "uk")) == ["uk", "ru"]
    assert list(readings("مدرسة", "fa")) == ["fa", "ar", "ps"]
    assert readings("ቤት", "ti") == {"ti": token("ቤት", "ti")}
    assert list(readings("école", "ar")) == ["fr", "nl", "en", "es", "tr", "so"]
    assert list(readings("2026", "uk").values()) == ["2026"] * 12
    assert readings("σχολείο", "en") == {"en": "σχολειο"}
    assert readings("!", "en") == {}


def test_a_stop_word_of_the_reader_is_none_of_another_language() -> None:
    assert readings("les", "fr") == {}
    assert readings("les", "ar") == {}  # who does not write Latin letters is taken to type French
    assert list(readings("les", "nl")) == ["nl", "en", "tr", "so"]
    assert readings("les", "fr", stop_words=False)["fr"] == "le"


def test_a_word_of_a_text_is_taken_for_none_of_another_language() -> None:
    assert of_language("fr", token("inscription", "fr")) == "fr0inscript"
