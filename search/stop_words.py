"""Words of each language that say nothing of what a text is about. Pure.

Short lists: articles, pronouns, prepositions, forms of to be and to have, what questions begin with, « I want »,
« I need », « I look for », « find », « please ». A word that may name a thing in the same language (Dutch « les »,
lesson) is not among them.
"""

from search.letters import folded

FRENCH = """
a ai as au aux avec avez avoir avons c ça car ce cela ces cet cette ceux chez combien comme comment d dans de des du
dont donc e elle elles en er es est et étaient était étant être eux fait faut il ils j je jusque l la le les leur
leurs lui m ma mais me mes mon n ne ni nos notre nous on ont ou où par pas peut peux plus pour pourquoi puis qu quand
que quel quelle quelles quels qui quoi s sa se sera ses si son sont sur t ta te tes toi ton tu un une vais vers vos
votre vous y aimerais besoin cherche dois doit souhaite veut veux voudrais chercher cherchons trouver trouve trouverai
bonjour merci plaît svp
"""
DUTCH = """
aan al alle als bij dan dat de deze die dit doe door een en er geen had heb hebben heeft hen het hij hoe hoeveel hun
ik in is je jij jou jouw kan kun kunt maar me mee met mij mijn moet n na naar niet nog nu of om ons onze ook op over s
t te tot u uit uw van veel voor waar waarom wanneer was wat we welke wel werd wie wij wil word worden wordt zal ze
zich zij zijn zo graag moeten nodig wilt zoek zou vind vinden vindt zoeken zoekt hallo alstublieft bedankt
"""
ENGLISH = """
a about all am an and any are as at be been but by can could d did do does for from get had has have he her here hers
him his how i if in into is it its ll m me my no not of on or our out re s she should so some t than that the their
them then there these they this those to us ve was we were what when where which who why will with would you your like
might must need needs want find finding look looking hello please thanks
"""
SPANISH = """
a al algo como cómo con cuál cuáles cuándo cuánto cuánta de del desde donde dónde e el él ella ellas ellos en entre
era es esa ese eso esta estas este esto estos está están fue ha han hasta hay la las le les lo los me mi mis más muy
ni no nos nosotros o para pero por porque puede puedo que qué quién se ser si sobre son soy su sus también te tengo
tiene tienen tu tus u un una unas unos y ya yo busco debo necesita necesito quiere quiero quisiera buscar buscamos
encontrar encuentra hola favor gracias
"""
TURKISH = """
acaba ama ancak ben beni benim bir biz bizim bu bunu bunun çok da daha de değil diye en gibi hangi hem hep için ile
kadar ki kim mi mı mu mü nasıl ne neden nerede nereden nereye niçin o olan olarak olur onlar onun sen siz sizin şu
üzere var ve veya ya yok arıyorum gerek gerekiyor istiyorum lazım arıyoruz bulabilirim bulabiliriz bulurum bulmak
merhaba lütfen
"""
SOMALI = """
aan ah ahaan aniga aad ama ay ayaa ayay ayuu baa buu ee halkee iyada iyaga iyo in ka kan kale ku la laga loo lagu leh
ma maxaa maxay miyaa muxuu oo sida sidee si soo u uu wa waa waan waxa waxaa waxay waxaan waxuu xagga xaggee baahanahay
doonayaa rabaa raadinayaa raadinaya
"""
RUSSIAN = """
а более бы был была были было быть в вам вас во вот все вы где да для до его ее если есть еще ей же за зачем и из или
им их к как какая какие какой ко когда который которые кто куда ли мне мной можно мой моя мои мое мы на над надо нас
не него нее нет ни них но ну о об он она они оно от откуда перед по под почему при с сколько со так также там то того
тоже только тут ты у уже чем что чтобы эта эти это этот я ищу могу нужен нужна нужно нужны хочу ищем искать найти
найду здравствуйте пожалуйста спасибо
"""
UKRAINIAN = """
а або але б би бо був була були було бути в вам вас ви від во воно вона вони він все де для до з за зі із і й його їй
їм їх її к каже коли кого котрий куди ким лише мені ми мій моя мої моє можна на над нам нас наш не немає ні ніж о об
от по при про скільки та так також там те ти тим то того той тому тут у уже хто це цей ці ця чи чому що щоб я як яка
який які яке можу потрібен потрібна потрібно потрібні треба хочу шукаю шукаємо шукати знайти знайду дякую
"""
ARABIC = """
أن أنا أنت أو أي أين إذا إلا إلى إن التي الذي الذين ان أنه أنها ب بعد بعض بل بين تلك ثم حتى حول حيث ذلك سوف عن عند على
عليه غير ف في فيه فيها قبل قد ك كان كانت كل كم كما كيف ل لا لكن لم لماذا لن له لها لهم ليس ما ماذا متى مع من منذ منه
منها نحن نعم هذا هذه هل هم هنا هناك هو هي و وهو وهي يا أبحث أحتاج أريد أستطيع عندي لدي ممكن يمكن يمكنني نبحث أجد نجد
أعثر مرحبا شكرا
"""
PERSIAN = """
آن آنها آیا از است اش اگر اما این اینجا با باید بر برای به بی بود بوده تا تر ترین چرا چطور چگونه چه چند چون خود در را
شد شده شود شما کجا کدام کردن کرد کند کنم که کی ما من مگر می نه نیز نیست ها های هر هم همه هستند هست و ولی وی یا یک دارم
دنبال لازم می‌توانم می‌خواهم نیاز پیدا سلام لطفا
"""
PASHTO = """
او اې با باندې به بیا په پر ته تر ترڅو تاسو چې چا چیرته څنګه څه څوک څو د دا دې دی ده دي دغه زما زه زموږ سره ستا ستاسو
سم شي شو کې که کړي کله له لپاره مو موږ مې نه نو هم هر هغه هغوی و وي ول ولې یا یې یم یو اړتیا غواړم لرم
"""
TIGRINYA = """
ኣብ ካብ ናብ ናይ ምስ ንምንታይ ከመይ እንታይ ኣበይ መዓስ መን ክንደይ እዩ እያ እዮም እየ እዩም ኣሎ ኣላ የለን ነቲ ነታ እቲ እታ እቶም እዚ እዛ እዞም ኣነ ንስኻ ንስኺ ንሱ ንሳ
ንሕና ንሳቶም እውን ድማ ግን ወይ ስለ ክሳብ ድሕሪ ቅድሚ ብዛዕባ ከም ዝኾነ ኩሉ እደሊ ይደሊ ክገብር
"""
LISTS = {"fr": FRENCH, "nl": DUTCH, "en": ENGLISH, "es": SPANISH, "tr": TURKISH, "so": SOMALI}
LISTS |= {"ru": RUSSIAN, "uk": UKRAINIAN, "ar": ARABIC, "fa": PERSIAN, "ps": PASHTO, "ti": TIGRINYA}
STOP_WORDS = {code: frozenset(folded(word) for word in words.split()) for code, words in LISTS.items()}
