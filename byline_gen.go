//go:build ignore

// This program makes byline_words.go: every word that ParseByline knows, with its classes, as one
// string and a hash index over it. The lists below are the source; a word may stand in several.
// Words are in lower case and without a full stop. Run it by "go generate".
package main

import (
	"bytes"
	"fmt"
	"go/format"
	"log"
	"os"
	"sort"
	"strings"
)

// lists are the words of each class, a line a language or subject.
var lists = []struct{ class, words string }{
	// Words that stand before a name and nowhere else, at the beginning of a byline.
	{"classBy", `
by von par por door deur oleh bởi av af eftir przez nga gan от від von vun troch fra od
από του της των بقلم بواسطة للكاتب מאת द्वारा โดย 文 撰文 撰稿 著 글 di
ដោយ
`},
	// The same, but each is also a name, a particle of one or a preposition.
	{"classBySoft", `
de da per ni na le di du af av od nga gan fra från from theo del della dello dei degli dal dalla by z van
`},
	// Participles and verbs of writing: "written by", "Napsal".
	{"classVerb", `
written posted published reported authored compiled submitted shared penned told wrote reporting writing
geschrieben verfasst berichtet berichten meldet schreibt schreiben erzählt veröffentlicht aufgezeichnet protokolliert erstellt publiziert
écrit rédigé publié proposé recueillis posté signé
escrito escrita publicado publicada redactado redactada elaborado enviado escriben escribe
scritto pubblicato inserito redatto redigido postado
geschreven gepubliceerd geplaatst opgetekend geskryf
skrevet skrivet skriven publiceret publisert publicerad udgivet skrifar skrifaði skriver
napsal napsala napísal napísala napisał napisała pisze piszą opracował opracowała oprac opublikował
piše napisao napisala napisal pripremio pripremila objavio zapisal pišu pripravil připravil připravila
írta írták közzétette
пише написал написала беседовал беседовала записал записала подготовил подготовила опубликовал написав написала підготував підготувала пишет рассказал
γράφει γράφουν επιμέλεια ρεπορτάζ
كتب كتبت كتبه نشر نشرت أعدّ أعد כתב כתבה כתבו
yazan yazdı haberi yayınlayan hazırlayan
kirjoittanut kirjutas kirjoitti parašė parengė publicat publicată realizat rozmawiał rozmawiała przygotował przygotowała raksta sagatavoja shkruar shkruan scris redactat
ditulis dilaporkan disusun imeandikwa isinulat idatzia escrit viết đăng
réalisé réalisée réalisés mené menée conduite
`},
	// Nouns that announce an author or name the kind of text: "Author: ", "Analysis by".
	{"classLabel", `
author authors writer writers byline text texts story stories report words analysis comment commentary opinion column essay
interview interviews feature review guide guides perspective editorial explainer dispatch letter article articles
insights profile blog newsblog cura post guest liveblog recap preview obituary recipe contributor contributors
autor autorin autoren autorinnen texte kommentar kommentare kolumne analyse essay gastbeitrag gastkommentar
reportage bericht beitrag artikel rezension kritik glosse leitartikel porträt protokoll meinung
auteur auteure auteurs autrice chronique tribune entretien commentaire texte récit enquête propos
autora autores autoras texto textos análisis columna opinión entrevista reportaje artículo artículos crónica
autore autrice autori testo testi analisi commento opinione intervista articolo articoli
análise coluna opinião artigo artigos reportagem
tekst teksten opinie verslag column skrywer forfatter forfattere författare skribent tekster journalist
kirjoittaja teksti toimittaja szerző szerzők szöveg autorius autoriai tekstas autors teksts tekst avtor avtorica
autorzy autorka tekst teksty komentarz komentář text texty článek článok analýza rozhovor reportáž
作者 著者 筆者 執筆 取材 聞き手 글쓴이 автор авторы автора авторка автори аўтар текст тексты колонка мнение статья анализ комментарий коментар аналіз стаття материал
συντάκτης συγγραφέας κείμενο άρθρο yazar metin haber müəllif penulis pewarta tulisan teks laporan
tác giả المؤلف الكاتب إعداد تقرير نویسنده گزارش نوشته מחבר לකතु लेखक लेखिका रिपोर्ट লেখক প্রতিবেদক প্রতিবেদন
ผู้เขียน เรื่อง ავტორი տեքստ հեղինակ автору egilea höfundur autori teksti mwandishi may-akda udarbejdet kilde:
articol articole édito éditorial invité
`},
	{"creditPhoto", `
photo photos photograph courtesy credit credits crédit crédits photographs photography photographer photographers photographed picture pictures image images
foto fotos fotografie fotograf fotografin fotografen bild bilder bildredaktion
photographie photographies photographe fotografía fotografías fotógrafo fotógrafa fotografia fotografias fotografo imagen imágenes imagem imagens immagini
beeld bilde billede billeder fotografi kuva kuvat zdjęcia zdjęcie fot fotó fénykép fotók nuotrauka nuotraukos slika slike snímek foto:
фото фотография фотографии фотограф снимка снимки світлина φωτογραφία φωτογραφίες fotoğraf fotoğraflar ảnh gambar larawan
תצלום צילום صورة تصوير عکس फोटो ছবি ภาพ 摄影 攝影 图 圖 写真 撮影 사진 visuals
`},
	{"creditIllustration", `
illustration illustrations illustrated illustrator artwork cartoon cartoons drawing drawings drawn
illustrationen zeichnung zeichnungen ilustración ilustraciones ilustração illustrazione illustrazioni illustratie tegning tegninger illustrasjon ilustracja ilustracje ilustrace иллюстрация иллюстрации ілюстрація
`},
	{"creditVideo", `
video videos vidéo vídeo vídeos видео відео filmed videography kamera videografie 视频 影片
`},
	{"creditGraphics", `
graphic graphics infographic infographics grafik grafiken grafika infografik infografía infografica infographie gráfico gráficos grafica графика инфографика datenvisualisierung
`},
	{"creditEditing", `
edited editing copyedited proofread updated modified revised curated aktualisiert überarbeitet redigiert redigering editado editada edición edição redigerat redigeret redigert lektorat bearbeitet
édité édition edición modificato penyunting disunting düzenleyen редактура корректор редактировал التحرير تحرير
编辑 編輯 责编 責編 责任编辑 責任編輯 编审 校对 审核 편집 編集
edit
`},
	{"creditTranslation", `
translated translation translations translator translators übersetzt übersetzung übersetzer übersetzerin
traduit traduction traducteur traductrice traducción traducido traductor traductora tradução traduzido tradutor traduzione tradotto traduttore traduttrice
vertaald vertaling vertaler översättning översatt oversat oversættelse oversettelse oversatt przekład tłumaczenie tłum tłumaczył przeł přeložil přeložila překlad preložil preložila preklad prijevod prevod preveo prevela prevedla
перевод перевёл перевел перевела переклад переклала превод fordította fordítás käännös suomennos tõlge vertimas vertė tulkojums çeviri çeviren terjemahan penerjemah diterjemahkan
μετάφραση ترجمة ترجمه תרגום अनुवाद অনুবাদ 翻译 翻譯 編譯 编译 訳 翻訳 번역
مترجم ترجمه
`},
	{"creditReporting", `
additional additionally contributed supplementary mitarbeit mitwirkung colaboración colaboró collaboration collaborazione colaboração medewerking medverkan medvirkning współpraca spolupráce дополнительно agenturmaterial files file material materials informations informationen información informações informazioni contributions contribution input assisted assistance
`},
	{"creditResearch", `
research researched recherche tested checked fact facts recherchen investigación fact-checked fact-check fact-checking factcheck fact-checker faktencheck
`},
	{"creditReview", `
reviewed medically clinically verified vérifié geprüft revisado verificato revisto
`},
	{"creditProduction", `
produced production design designed layout gestaltung produktion producción produção produzione maquetación webdesign programmierung
`},
	{"creditAudio", `
narrated audio podcast voiced gesprochen vertont sound musik music
`},
	{"creditSource", `
source sources quelle quellen fuente fuentes fonte fontes bron bronnen kilde kilder källa źródło zdroj izvor forrás источник источники джерело източник πηγή kaynak sumber nguồn lähde المصدر منبع מקור 来源 來源 출처 स्रोत
`},
	{"classConj", `
and und et y e og och i en in och og и та й і ja és és és eta ve dan và și si ir un dhe και sowie oraz agus a ac at na ed u und amp with mit avec con com med met with y ו و और এবং และ 及 与 與 和 と 및 и plus je dengan bersama
`},
	// Prepositions before a place or an employer, after a name.
	{"classPrep", `
in for from at of on via near across as to is was has
à en em no na aus im für bei beim vom zum am auf ab an nach
pour chez depuis du au aux dans sur desde para del della dal dalla dello per sul a ad dai
från i fra på ved hos till til för vanuit uit te bij voor dla z w ze we v ve za u iz na pro в из для у з із на від od во по
από στο στη στην στις στα للـ في من από ל ב di de da do
`},
	{"classRole", `
reporter correspondent journalist editor writer columnist contributor producer photographer photojournalist anchor host presenter newsreader
author blogger critic analyst commentator essayist novelist poet historian cartoonist illustrator artist filmmaker videographer
director manager engineer developer designer consultant founder co-founder cofounder ceo cto cfo coo cmo vp president chairman chairwoman chair partner
officer specialist strategist researcher scientist professor lecturer fellow student intern expert attorney lawyer advocate doctor physician nurse therapist dietitian nutritionist psychologist economist
executive administrator coordinator associate assistant advisor adviser instructor teacher coach trainer copywriter marketer architect
freelancer stringer bureau-chief newsman newswoman meteorologist broadcaster broadcast-journalist investigator pundit strategists reporters correspondents writers editors journalists columnists contributors
editor-in-chief editor-at-large writer-at-large reporter-at-large webmaster spokesperson spokesman spokeswoman secretary minister senator congressman mp governor ambassador owner entrepreneur investor technologist evangelist translator
head leader lead principal gardener dean veterinarian astrologer farmer enthusiast specialist ambassador officer engineer attorney-at-law sommelier chef pharmacist pastor rabbi guide volunteer member activist campaigner accountant actor actress actuary aide animator anthropologist archaeologist archivist astronomer astrophysicist athlete auditor banker barrister biologist biochemist bookkeeper botanist broker buyer candidate cardiologist chemist chiropractor choreographer clinician co-author co-host co-editor co-owner co-director co-writer composer comedian commander commissioner conservationist controller copyeditor counselor counsellor creator criminologist critics curator dermatologist diplomat documentarian ecologist educator electrician endocrinologist environmentalist facilitator financier firefighter forager forecaster fundraiser futurist geographer geologist geneticist geophysicist gynecologist hacker herbalist horticulturist hydrologist inspector interpreter inventor jurist legislator librarian linguist lobbyist mathematician mechanic mediator mentor microbiologist midwife musician naturalist negotiator neurologist neuroscientist obstetrician oceanographer oncologist operator optometrist organizer ornithologist orthodontist paediatrician paleontologist paralegal paramedic pathologist pediatrician philanthropist philosopher physicist physiotherapist pilot planner playwright plumber podcaster policymaker politician practitioner prosecutor psychiatrist psychotherapist publicist publisher radiologist realtor recruiter registrar representative restaurateur reviewer screenwriter sculptor seismologist sociologist soldier solicitor statistician storyteller streamer stylist superintendent supervisor surgeon surveyor technician theologian toxicologist trader treasurer tutor urologist vet vlogger webmaster winemaker youtuber zoologist vice-president cofounder chairperson cio cto cpo ciso cro evangelist generalist hobbyist nomad influencer marketeer newsreader anchorman anchorwoman sportswriter sportscaster
redakteur redakteurin redaktor redaktorin chefredakteur chefredakteurin reporterin korrespondent korrespondentin korrespondenten korrespondentinnen journalistin autorin autor kolumnist kolumnistin ressortleiter ressortleiterin leiter leiterin volontär volontärin chef chefin chefreporter chefreporterin redaktionsleiter blattmacher herausgeber herausgeberin mitarbeiter mitarbeiterin moderator moderatorin gastautor gastautorin produzent produzentin fotografin experte expertin wirtschaftsredakteur nachrichtenredakteur büroleiter büroleiterin
journaliste correspondant correspondante rédacteur rédactrice chroniqueur chroniqueuse envoyé envoyée pigiste reporteur éditorialiste directeur directrice grand-reporter cheffe avocat avocate professeur professeure économiste écrivain écrivaine historien historienne philosophe chercheur chercheuse politologue sociologue maître président présidente
periodista corresponsal redactor redactora reportero reportera columnista enviado enviada director directora editor editora jefe jefa colaborador colaboradora subdirector subdirectora cronista analista escritor escritora becario profesor profesora catedrático catedrática abogado abogada presidente presidenta coordinador coordinadora
giornalista corrispondente inviato inviata redattore redattrice direttore direttrice vicedirettore caporedattore caporedattrice cronista editorialista opinionista collaboratore collaboratrice vaticanista professore professoressa avvocato scrittore scrittrice
jornalista correspondente repórter redator redatora colunista editor editora diretor diretora enviado enviada estagiário estagiária comentarista articulista advogado advogada professor professora subeditor subeditora
redacteur redactrice verslaggever verslaggeefster correspondente columniste journaliste hoofdredacteur eindredacteur chef-redacteur medewerker medewerkster politiek-redacteur hoogleraar
redaktør redaktörer redaktör chefredaktør chefredaktör journalisten korrespondent reporter nyhetsreporter utrikesreporter ledarskribent skribent kommentator debattredaktör krönikör redaksjonsleder nyhetsredaktør medarbeider medarbejder kulturskribent ansvarlig professor klummeskribent anmelder toimittaja päätoimittaja uutistoimittaja kirjeenvaihtaja kolumnisti blaðamaður fréttamaður ritstjóri
dziennikarz dziennikarka redaktor redaktorka korespondent korespondentka publicysta publicystka felietonista felietonistka komentator reporterka wydawca autorka profesor
redaktorka redaktoři šéfredaktor šéfredaktorka novinář novinářka zpravodaj zpravodajka komentátor komentátorka reportér reportérka editorka vedoucí redaktor novinár novinárka
novinar novinarka urednik urednica dopisnik dopisnica komentator kolumnist kolumnistica kolumnistkinja novinari
újságíró főszerkesztő szerkesztő tudósító munkatárs rovatvezető
jurnalist jurnalistă redactor-șef corespondent corespondentă reporteră editorialist
žurnalistas žurnalistė korespondentas korespondentė redaktorius redaktorė profesorius profesorė žurnālists žurnāliste redaktors redaktore korespondents korespondente ajakirjanik toimetaja peatoimetaja korrespondent
журналист журналистка корреспондент корреспондентка обозреватель редактор шеф-редактор главред репортер репортёр колумнист спецкор собкор ведущий ведущая публицист политолог экономист профессор журналіст журналістка кореспондент кореспондентка оглядач редакторка репортерка ведуча новинар новинарка уредник дописник кореспондентка репортерка журналисти
δημοσιογράφος ανταποκριτής ανταποκρίτρια συντάκτης συντάκτρια αρχισυντάκτης αρθρογράφος
muhabir muhabiri gazeteci editör editörü yazar yazarı muxbir
wartawan wartawati jurnalis reporter penyunting redaktur koresponden kontributor editor wartawan phóng viên biên
صحفي صحافي صحفية صحافية مراسل مراسلة كاتب كاتبة محرر محررة خبرنگار روزنامه‌نگار سردبیر כתב כתבת עיתונאי עיתונאית פרשן פרשנית עורך עורכת
संवाददाता पत्रकार संपादक ব্যুরো সাংবাদিক সংবাদদাতা ผู้สื่อข่าว นักข่าว
记者 記者 实习记者 特派员 特派記者 通讯员 通訊員 评论员 評論員 主笔 主筆 特约记者 首席记者 本报记者 기자 특파원 선임기자 논설위원 칼럼니스트 앵커 인턴기자 객원기자 支局長 編集委員 論説委員 特派員 編集長 ライター 교수 대표 연구원 변호사 의원 소장 원장 작가 평론가 편집인 국장 부장 팀장 차장 위원 편집위원 논설주간 차장 팀장 대기자 통신원 리포터 아나운서
`},
	// Words that begin a role but do not make one: "Senior", "Politics".
	{"classModifier", `
senior chief deputy staff special foreign political business national international freelance contributing investigative managing executive assistant associate junior lead leading principal former ex-
editorial print digital online web night weekend daily general breaking trending live video audio photo graphics audience engagement social seo ai media
world news politics sports sport tech technology science health environment environmental climate energy education economics economy finance financial market markets money personal real estate property housing
crime court courts legal justice law police security defence defense military diplomatic religion culture cultural arts art entertainment music film tv television theatre theater books book fashion style lifestyle life travel food wine drinks restaurant features feature opinion data visual
local regional city metro state county community rural transport transportation automotive auto autos car cars motoring motorsport football soccer rugby cricket tennis golf basketball baseball hockey nfl nba boxing racing olympics
consumer retail personal-finance crypto cybersecurity biotech pharma medical medicine healthcare gaming games gadgets reviews parliamentary congressional white washington westminster parliament royal showbiz showbusiness celebrity celebrities gossip weather space history math physics labor labour immigration gender race equality women africa asia europe middle-east european asian african american
content copy software technical product marketing sales operations growth brand creative research development customer communications communication strategy partnerships recruitment talent hr human resources full-stack fullstack backend frontend front-end back-end devops cloud platform solutions solution systems network project program programme account public relations pr independent award-winning emmy pulitzer veteran certified licensed registered board-certified qualified guest regular frequent vice co-
sr subject industry investment gear home garden gardening master verified trade privacy mental parenting family kids pets style beauty wellness nutrition fitness hardware mobile phones smart aerospace agriculture agricultural archaeology architectural astronomy aviation beer biology biotechnology blockchain broadcast budget career careers charity chemistry civic civil classical cocktails comedy commerce commercial commodities conservation construction corporate counsel creative criminal currency dance dating deals demand diversity documentary drama ecommerce e-commerce ecology editorials electronics employment enterprise equities esports e-sports ethics event events exhibitions extremism faith farming fertility film films firearms fiscal fisheries fintech forestry fraud gambling genetics geopolitics government global graduate herbal higher hospitality human identity in-house inbound indigenous industrial inequality infrastructure innovation insider integrated intellectual intelligence interactive interim interior interiors internet jazz job jobs language laptop laptops learning leisure lending lgbtq lgbtq+ literary logistics longform luxury machine maritime mental migration mining mobility mortgage mortgages motor motorcycle motorcycles motoring multimedia museum natural nature nutritional office oil olympic opera organic outdoor outdoors parents payments people performance pharmaceutical philanthropy photos planning poetry policing policy polling pop population procurement productivity proptech psychology public publishing quality rail railway reader's recruiting renewables renewable residential retirement risk safety saas school schools semiconductor semiconductors service shopping shipping small-business smb social-media soul staffing standards startup startups stock stocks strategic streaming success supply supply-chain surgical sustainability swimming systems talent teaching telecom telecoms testing theology thought thought-leadership tourism traffic training translation transplant urban user ux ui vaccine vegan vegetarian veterans venture wealth web wildlife workforce workplace wrestling writing youth yoga web3 nft a.i machine-learning motorsports triathlon cycling running hiking skiing surfing golfing poker chess horse  banking wealth insurance tax
leitender leitende stellvertretender stellvertretende freier freie verantwortlicher verantwortliche politischer politische ständiger ständige ehemaliger ehemalige team teamleiter ressort textchef chefin stellv
grand grande envoyé rédacteur service spécial spéciale
enviado sección especial jefe responsable
caposervizio capo inviato
repórter enviado
spéciaux spéciales
`},
	{"classOrg", `
news press agency agencies division department office unit forum blogs times post daily weekly herald tribune gazette journal chronicle guardian observer telegraph standard mirror independent examiner inquirer dispatch bulletin courier register sentinel star globe mail sun magazine review report reports media network networks broadcasting corporation company group studio studios tv television radio channel online digital wire newswire newsroom desk staff team bureau service services editors editorial board institute university foundation association society council committee ministry department college school church club center centre organization organisation union federation international partners inc llc ltd gmbh ag plc corp sa spa co labs lab newspaper newspapers magazines today pc llp pllc kg bv nv srl sarl oy apps airlines airways books hotel hotels clinic hospital museum gallery theatre orchestra insights solutions systems technologies software consulting agency marketing design designs communications publishing publications records productions entertainment security bank capital ventures insurance realty homes makers strategies academy
redaktion nachrichten zeitung presse agentur nachrichtenagentur presse-agentur rundfunk verlag anzeiger nachrichtendienst onlineredaktion newsdesk kurier rundschau blatt tagblatt tageblatt wochenblatt stiftung verein institut universität sportredaktion lokalredaktion
rédaction agence journal quotidien presse chaîne équipe magazine université fondation
redacción agencia agencias diario periódico noticias prensa redacció equipo universidad fundación cadena
redazione agenzia giornale quotidiano notizie notizia università fondazione corriere gazzetta
redação agência jornal notícias agências equipe universidade fundação gazeta folha
redactie persbureau krant dagblad nieuws nieuwsdienst nieuwsblad omroep onlineredactie
redaksjonen redaksjon redaktionen redaktionen nyheter nyhederne nyheder avis avisa avisen tidning tidningen tidende dagblad bladet nyhetsbyrå nyhedsbureau bureau byrå uutiset toimitus ritstjórn fréttir
redakcja agencja gazeta wiadomości dziennik tygodnik redakce redakcia agentura noviny zprávy deník týdeník redakcija agencija vijesti vesti novine szerkesztőség hírügynökség hírek redacția redacţia agenția știri ziarul redakcija naujienos agentūra ziņas toimetus uudised
редакция агентство новости газета журнал пресс-служба издание служба редакція агенція агентство новини газета редакция агенция новини вестник редакција агенција вести новине
σύνταξη ειδήσεις πρακτορείο εφημερίδα newsroom haberleri ajansı haber gazetesi merkezi servisi dairesi redaksi kantor berita
وكالة وكالات صحيفة قناة فريق التحرير شبكة خبرگزاری מערכת סוכנות चैनल ब्यूरो डेस्क ডেস্ক প্রতিনিধি กองบรรณาธิการ
编辑部 编委会 通讯社 通訊社 日报 日報 晚报 新闻网 新聞網 编辑室 新聞 新闻 時報 时报 編集部 通信 通信社 取材班 신문 뉴스 일보 편집국 취재팀 온라인뉴스팀
`},
	// Organisations and agencies known by one word.
	{"classAgency", `
reuters reuter afp ap dpa apa ansa efe tass xinhua kyodo pti ani ians upi cnn bbc npr pbs abc cbs nbc msnbc cbc ctv dw ard zdf ndr wdr swr mdr rbb orf srf rts rsi sid sda kna epd belga anp nos nrk ntb tt ritzau stt svt tv2 čtk ctk tasr sita pap mti agerpres mediafax bta tanjug hina fena amna ana-mpa aa dha iha i̇ha anka unian ukrinform interfax ria bloomberg lusa notimex télam telam jiji yonhap bernama antara ttxvn vna nhk aap rnz nzme sapa news24 mena sana wam irna isna fars jta newsis ots adnkronos askanews agi lapresse ritzaus afp-jiji dapd belgaimage getty alamy shutterstock epa imago picture-alliance unsplash pixabay istock wenn europapress europa-press colpisa servimedia ddp kyodonews cp pa rtve rtl rtbf vrt rté rte eitb tv3 tf1 bfmtv forbes newsweek mashable gizmodo engadget zdnet venturebeat yahoo msn vox slate salon quartz espn eurosport marca patch bfm france24 franceinfo rfi lci sky itv cnbc cnet aljazeera huffpost politico axios propublica buzzfeed vice wired techcrunch guardian spiegel welt zeit taz faz nzz bild focus stern tagesschau heise golem derstandard standard kurier profil
telegraf politiken aftenposten vg dagbladet aftonbladet expressen
απε απε-μπε ロイター ブルームバーグ риа тасс интерфакс униан уніан укринформ укрінформ рбк лента танјуг бета бта
رويترز أ.ف.ب فرانس الأناضول سانا واس وام قنا ارنا ایسنا فارس 新华社 新華社 中新社 中新网 中央社 人民日报 共同 時事 共同通信 時事通信 연합뉴스 뉴시스 뉴스1 朝日新聞 読売新聞 毎日新聞 日本経済新聞 产经新闻
भाषा पीटीआई আইএএনএস
`},
	// What stands for nobody in particular beside another author.
	{"classGeneric", `
agencies agenturen agences agencias agências agenzie agentschappen byråer bureauer red wires wire agency reports agentura agentury agencje агентства агенции agencije وكالات एजेंसी usw
`},
	{"classArticle", `
the a an our this that these ο η οι ein eine einer eines der die das dem den unser unsere unserer unseren unserem unseres unsrer unserem le la les l un une notre nos el los las una nuestro nuestra nuestros uno il lo gli i nostro nostra o os as um uma nosso nossa de het een onze vår vårt vor vores den det
`},
	{"classParticle", `
van von de der den del della delle degli di da das dos do du des la le las los el al bin ibn ben bint abu abd ul ud ur ter ten te ’t 't op zu zum zur vom y e af av à d dell dall san santa dela delos ould wa ap ab mac mc st ste saint al- el- da'
`},
	{"classSuffix", `jr sr ii iii iv vi snr jnr júnior junior filho neto fils père sobrinho`},
	{"classDegree", `
phd ph.d md m.d mba m.b.a ba b.a ma m.a msc m.sc bsc b.sc jd j.d esq rn r.n dds d.d.s dvm do d.o np rd rdn lcsw mph m.p.h ms m.s llm ll.m llb cpa cfa cfp pe facs faap frcs mbbs mrcp psyd edd ed.d dpt cpp psp cissp fand mw ldn cdn cdces cscs fache shrm-cp esq faan pharmd obe mbe cbe kbe bsn msn pmp
`},
	{"classTitle", `dr prof professor mr mrs ms miss sir dame lord lady mx rev fr sen gen col lt capt dra ing mag dipl frau herr mme mlle m sr sra don doña dott dottssa`},
	{"classAbbreviation", `
jr sr dr prof mr mrs ms st rev gen col lt capt dra ing mag dipl mme mlle dott snr jnr ste
jan feb mar apr jun jul aug sept sep oct okt nov dec dez mrz janv févr juil déc ene abr ago dic gen mag giu lug set ott out fev mai
min std mins hrs phd esq inc ltd co fot oprac tłum red stellv a.m p.m uhr kl
mon tue wed thu fri sat sun tues thurs mo di mi do fr sa so lun mar mer jeu ven sam dim
`},
	{"classMonth", `
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
januar jänner februar feber märz mai juni juli oktober dezember mrz okt dez jän
janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr juil sept déc
enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug set ott
janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev out
januari februari maart mei augustus mrt marts desember januar februari augusti desember maj
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia styczeń luty marzec kwiecień czerwiec lipiec sierpień wrzesień październik listopad grudzień
ledna února března dubna května června července srpna září října listopadu prosince leden únor březen duben květen červen červenec srpen říjen prosinec
januára februára apríla mája júna júla augusta septembra októbra novembra decembra
siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenog prosinca januara februara aprila juna jula avgusta oktobra marec avgust
január február március április május június július augusztus szeptember október
ianuarie februarie martie aprilie iunie iulie octombrie noiembrie decembrie
sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris jaanuar veebruar märts aprill juuni juuli detsember
января февраля марта апреля мая июня июля августа сентября октября ноября декабря январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
януари февруари април юни юли септември октомври ноември декември јануар фебруар јун јул август септембар октобар новембар децембар
ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
januari pebruari maret mei agustus desember tháng
يناير فبراير مارس أبريل ابريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر שباט ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
`},
	{"classDay", `
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun today yesterday
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag heute gestern
lundi mardi mercredi jeudi vendredi samedi dimanche aujourd'hui hier lunes martes miércoles jueves viernes sábado domingo hoy ayer
lunedì martedì mercoledì giovedì venerdì sabato domenica oggi ieri segunda-feira terça-feira quarta-feira quinta-feira sexta-feira hoje ontem
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag gisteren mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag idag
poniedziałek wtorek środa czwartek piątek sobota niedziela dzisiaj wczoraj pondělí úterý středa čtvrtek pátek neděle dnes včera
понедельник вторник среда четверг пятница суббота воскресенье сегодня вчера
`},
	// What is printed around a date and a time.
	{"classTime", `
am pm a.m p.m uhr h hrs hr est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest mez mesz ist jst aest aedt nzst
ago hours hour minutes minute mins min days day weeks week months month years year seconds secs sec
vor stunden stunde minuten std std. tagen il heures heure minutes minuti ore fa hace horas hora minutos há atrás sedan siden timmar timer
updated on at um kl klo klokken o' le à de del den dne dnia года год г р о в om às as las alle ore há di
read reading lesezeit lesedauer lecture leestijd lettura leitura lectura läsning lästid læsetid lesetid czytania čtení чтения
time geleden dakika saat
`},
	{"classUI", `
share shared follow following subscribe unsubscribe comments comment reply replies like likes save saved print email e-mail copy bookmark listen watch read reader readers continue
published posted updated modified originally first heard zuerst latest who recent member members offline joined messages threads reputation reaction discussion starter moderator verified says i i'm i’m he she tweet unfollow cite webpage created uploaded date dated last
view views see more all posts articles archive archives profile bio about contact get touch join click here your you you're we've meet
twitter facebook linkedin instagram whatsapp telegram mastodon bluesky threads youtube tiktok pinterest reddit flipboard x.com
advertisement sponsored promoted premium exclusive subscription level paid free badge badges points
related topics toggle menu search newsletter discussions home skip loading open close image caption credit
teilen folgen kommentare kommentieren drucken merken abonnieren anhören hören vorlesen artikel aktualisiert stand erschienen veröffentlicht publiziert quelle mehr alle beiträge lesen zum zur hier uhrzeit
partager suivre commentaires imprimer écouter publié mis modifié plus lire voir
compartir seguir comentarios imprimir escuchar publicado actualizado ver más leer
condividi segui commenti stampa ascolta pubblicato aggiornato leggi tutti altri
compartilhe compartilhar seguir comentários ouvir atualizado veja mais leia
delen volg reacties luister gepubliceerd bijgewerkt geplaatst lees meer tips del lyssna lytt følg publisert publicerad uppdaterad oppdatert opdateret publiceret læs läs mer mere jaa
sdílet poslouchat přihlaste aktualizováno udostępnij komentarze opublikowano aktualizacja słuchaj czytaj więcej megosztás közzétéve frissítve
поделиться подписаться комментарии опубликовано обновлено читать поширити опубліковано оновлено
κοινοποίηση δημοσιεύθηκε ενημερώθηκε paylaş yayınlanma güncelleme abone bagikan dipublikasikan diperbarui chia sẻ
نشر آخر تحديث مشاركة شارك منتشر फॉलो प्रकाशित अपडेटेड 发布 发布于 发表于 更新 分享 公開 更新日 입력 수정 등록 승인 기사입력 댓글 구독 공유
`},
	// Sections of a site and the links around a text: a byline of nothing else names nobody.
	{"classNav", `
home homepage world politics business sport sports entertainment technology tech opinion culture health science travel lifestyle local national international weather video videos photos gallery
galleries podcast podcasts events jobs classifieds obituaries markets money food fashion arts books music games puzzles crosswords cartoons shop store help faq support settings account login logout log sign register
privacy policy terms service conditions copyright rights reserved cookie cookies accept reject preferences imprint sitemap navigation menu footer header sidebar content next previous prev
news breaking trending recommended stories more latest related features blogs forum donate advertise careers editions unknown nachrichten noticias notizie notícias nieuws nyheter nyheder uutiset новости новини haberler berita 新闻 新聞 ニュース 뉴스
startseite politik wirtschaft kultur wissen gesellschaft panorama reisen wetter impressum datenschutz anmelden abmelden werbung anzeige hauptnavigation meinung ratgeber unterhaltung finanzen regionales ausland inland thema vorbehalten rechte
accueil politique économie monde société culture santé environnement planète publicité connexion abonnez-vous suite mentions légales confidentialité météo
inicio portada política economía deportes mundo cultura sociedad tecnología salud opinión publicidad suscríbete suscribirse privacidad aviso vídeos tiempo
prima pagina cronaca politica economia esteri spettacoli cultura salute tecnologia pubblicità accedi abbonati privacy meteo
início política economia esportes mundo cultura saúde tecnologia publicidade entrar assine notícia
voorpagina binnenland buitenland politiek economie cultuur wetenschap advertentie inloggen startpagina weer
startsida inrikes utrikes ekonomi kultur nöje annons hem forside innenriks utenriks økonomi annonse hjem indland udland erhverv kultur sport etusivu kotimaa ulkomaat talous kulttuuri urheilu
strona główna polityka gospodarka świat kraj reklama kultura zaloguj domů politika ekonomika svět reklama přihlásit főoldal belföld külföld gazdaság hirdetés acasă politică publicitate naslovnica gospodarstvo
главная политика экономика общество мир спорт культура наука технологии реклама войти далее меню головна політика економіка суспільство світ начало икономика
αρχική πολιτική οικονομία κόσμος διεθνή αθλητισμός πολιτισμός διαφήμιση anasayfa gündem ekonomi siyaset dünya spor sağlık eğitim reklam giriş beranda nasional ekonomi olahraga
الرئيسية المزيد سياسة اقتصاد رياضة ثقافة صحة منوعات العالم إعلان صفحه اصلی خانه ראשי חדשות ספורט כלכלה תרבות פרסומת होम देश दुनिया खेल राजनीति मनोरंजन
首页 首頁 更多 国内 国际 体育 娱乐 财经 科技 广告 登录 注册 下一页 上一页 ホーム トップ もっと見る 続きを読む 政治 経済 社会 国際 スポーツ 広告 ログイン 더보기 홈 정치 경제 사회 국제 스포츠 문화 로그인 광고
trang chủ thời sự thế giới หน้าแรก การเมือง
`},
	{"classPlace", `
القاهرة بيروت دمشق بغداد الرياض دبي عمان غزة القدس طهران صنعاء الخرطوم تونس الرباط الجزائر طرابلس واشنطن لندن باريس موسكو نيويورك إسطنبول أنقرة الدوحة नई दिल्ली मुंबई कोलकाता लखनऊ पटना भोपाल ঢাকা চট্টগ্রাম কলকাতা new york angeles middle wales scotland ireland england britain china india russia europe ukraine israel germany france italy spain usa canada australia japan korea brazil mexico africa asia america americas pacific gulf balkans kremlin caucasus sydney melbourne dublin belfast edinburgh lisbon lisboa vienna wien bern zürich geneva genève prague praha warsaw warszawa budapest bucharest sofia athens istanbul ankara tehran dubai doha riyadh nairobi lagos johannesburg pretoria accra seoul taipei bangkok jakarta manila hanoi singapore mumbai islamabad karachi dhaka kabul ottawa toronto montreal vancouver chicago boston houston miami seattle atlanta bogotá lima santiago caracas quito havana barcelona sevilla valencia bilbao milano milan napoli torino roma firenze moskau brüssel bruxelles köln münchen hamburg frankfurt stuttgart düsseldorf leipzig dresden hannover lyon marseille lille bordeaux toulouse strasbourg amsterdam rotterdam antwerp stockholm göteborg malmö oslo bergen copenhagen københavn helsinki reykjavik tallinn riga vilnius minsk kiew kiev москва киев київ петербург francisco diego san los las são paulo rio janeiro santa tel aviv hong kong buenos aires mexico city gaza kuala lumpur abu dhabi addis ababa phnom penh ho chi minh cape town port delhi kyiv jerusalem zealand lanka arabia south north east west saudi united states kingdom emirates republic sri el cairo ramallah baghdad beirut damascus moscow berlin london paris rome madrid brussels washington d.c tokyo beijing shanghai bay valley beach island islands county d'ivoire nueva ciudad salvador costa rica puerto sierra leone côte grande
`},
	{"classGiven", `
aaron abigail adam adrian aisha alan albert alejandro aleksandr alessandro alessia alex alexander alexandra alexandre alexis alfred ali alice alicia alina alison allison amanda amber amelia amina amir amy ana anders andrea andreas andrei andrej andrew andrzej andré andrés andy angela angelika angelo anita anja ann anna anne annette annika anthony anton antonia antonio antónio april arthur arturo ashley astrid audrey axel
barbara bartosz beata beatrice beatriz ben benedikt benjamin bernard bernd bernhard bert beth bettina bill birgit björn bob boris brandon brenda brian bridget britta bruce bruno bryan burkhard
caitlin cameron camila camille carl carla carlo carlos carmen carol carolin carolina caroline caterina catherine cathy cecilia celia charles charlotte chiara chloe chris christa christian christiane christina christine christoph christophe christopher claire clara claude claudia claus colin connor conor corinna cristina cynthia
daisy damian dan daniel daniela daniele danielle danny dario dave david davide deborah debra denis denise dennis derek diana diane diego dieter dirk dmitri dmitry dominic dominik dominique don donald donna dorothea douglas duncan dylan
ed eddie edgar edith eduardo edward ekaterina elena eleanor eleonora eli elisa elisabeth elise elizabeth ella ellen elsa emanuele emil emilia emilie emilio emily emma emmanuel enrico enrique eric erica erik erika ernst esther ethan eugene eva evan evelyn ewa
fabian fabio fatima federico felicity felipe felix ferdinand fernanda fernando filip filippo finn fiona florence florian frances francesca francesco francis francisco franck frank franz françois françoise fred frederic frederick frederik friedrich fritz frédéric
gabriel gabriela gabriele gabriella gary gavin gemma george georgia georgina gerald gerard gerd gerhard giacomo gianluca gina giorgio giovanni giulia giulio giuseppe glenn gloria gordon grace graham greg gregor gregory grzegorz guillaume guillermo gunnar gustavo guy günter günther
hanna hannah hannes hans harald harriet harry hassan hazel heather hector heidi heike heinrich heinz helen helena helene helmut helga henning henri henrik henry herbert hermann hilary holger holly howard hubert hugo hussein
ian ibrahim ida igor ilaria ilona inés inga inge ingrid ioana irena irene irina iris isaac isabel isabella isabelle ivan ivana
jack jackie jacob jacqueline jacques jake jakob jakub james jamie jan jana jane janet janina jared jason jasmin jasmine javier jay jean jean-baptiste jean-françois jean-luc jean-marc jean-paul jean-pierre jeff jeffrey jen jennifer jenny jens jeremy jerome jerry jesse jessica jim jimmy joachim joan joana joanna joanne joe joel johan johann johanna johannes john johnny jon jonas jonathan jordan jorge josef joseph josephine josh joshua josé joyce joão juan judith judy julia julian juliana juliane julie julien juliet julio jutta jörg jürgen jérôme
kai karen karim karin karl karla karolina kasia kate katarina katarzyna katharina katherine kathleen kathrin kathryn kathy katie katja katrin kay keith kelly ken kenneth kerry kerstin kevin khaled kim kirsten klaus konstantin krzysztof kristen kristin kristina kurt kyle
lara larissa larry lars laura lauren laurence laurent lea leah lee lena leo leon leonardo leonie leslie lewis liam lidia lily linda lindsay lindsey lisa liz lorenzo lori louis louisa louise luca lucas lucia lucie lucy ludwig luigi luis luisa lukas luke lutz lydia lynn léa
maciej madeleine maddie maggie magdalena mahmoud maja manfred manuel manuela marc marcel marcin marco marcos marcus maren margaret margarita maria marian marianne marie marina mario marion marisa marius mark marko markus marlene marta martha martin martina martine mary mateusz mathias mathieu matt matteo matthew matthias maureen maurice mauro max maximilian may maya megan mehdi mehmet melanie melissa mia michael michaela michał michel michela michele michelle miguel mika mike mikhail milan mirjam miriam mohamed mohammad mohammed molly monica monika moritz muhammad mustafa
nadia nadine nadja nancy naomi natalia natalie natasha nathalie nathan neil nicholas nick nico nicola nicolas nicole nigel nikolai nils nina noah noel nora norbert norman nuno
olaf ole oleg olga oliver olivia olivier omar oscar oskar osman otto owen
pablo paige pamela paola paolo pascal pat patricia patrick patrizia paul paula paulina pauline pedro penny per peter petra petr phil philip philipp philippe phillip phoebe pierre piero pietro piotr priya
rachel rafael raffaele rainer ralf ralph ramon raphael raul raymond rebecca regina reinhard renate rené ricardo riccardo richard rita rob robert roberta roberto robin rodrigo roger roland rolf roman ron ronald rosa rosie ross roxana roy ruby rudolf rupert russell ruth ryan rüdiger
sabine sabrina sally salma sam samantha samir samuel sandra sandy santiago sara sarah sascha scott sean sebastian sebastián serena serge sergei sergey sergio shane shannon sharon shaun shawn sheila sibylle silke silvia simon simona simone sofia sofie sonia sonja sophia sophie stacy stefan stefania stefano steffen stella stephan stephanie stephen steve steven stuart sue susan susanna susanne suzanne svenja sven sylvia sylvie
tamara tania tanja tanya tara tatiana ted teresa terry theo theresa thomas thorsten tiago till tim timo timothy tina tobias todd tom tomas tomasz tommaso toni tony torsten tracy tristan tyler
udo ulrich ulrike ulf uli ursula ute uwe
valentina valeria valerie vanessa vera veronica veronika vicky victor victoria viktor viktoria vincent vincenzo virginia vivian vladimir volker
walter wendy werner wilhelm will william wojciech wolfgang xavier yannick yasmin yasmine youssef yuri yusuf yvonne zach zachary zoe zoë
محمد أحمد علي فاطمة حسن حسين عمر خالد يوسف إبراهيم محمود مصطفى سعيد سارة مريم نور ليلى هدى رنا سامي كريم طارق ياسر فؤاد عادل هشام أمين ماجد رامي زينب عائشة سلمى منى دينا ريم نادية جمال ناصر فيصل سلمان فهد
דוד יוסי משה אבי דני רון יעל מיכל נועה שרה רחל עמית גיל איתי אורי תמר דנה ליאור שירה יונתן
александр александра алексей алена алёна алина алла анастасия анатолий андрей андрій анна антон антонина арина аркадий артем артём борис вадим валентин валентина валерий валерия василий вера виктор виктория виталий владимир владислав володимир вячеслав галина геннадий георгий глеб григорий данила данило даниил дарья денис дмитрий дмитро евгений евгения егор екатерина елена елизавета жанна зоя иван игорь ігор илья инна ирина ірина карина катерина кирилл константин костянтин ксения лариса леонид лидия любовь людмила максим маргарита марина мария марія марк михаил михайло надежда наталия наталья наталія никита николай микола оксана олег олександр олександра олексій олена ольга павел павло петр пётр петро полина роман руслан сергей сергій светлана світлана софья станислав степан тамара тарас татьяна тетяна тимофей ульяна федор фёдор юлия юлія юрий юрій яна ярослав
иванка георги димитър красимир пламен стефан николай петър весела мирослава борислав стоян христо милан милош марко никола петар јован јелена марија ана драган зоран горан небојша
abdul abdullah aditya ahmed ajay akash alok amit amol ananya anil anjali ankit ankita anuj anupam anurag aparna arjun arun arvind asad ashish ashok ayesha bilal chandan deepa deepak dev devika dinesh divya farah faisal gaurav geeta gopal hari harish hasan imran irfan isha jaya kamal karan kavita kiran kumar lakshmi mahesh manish manoj meena meera mohan mukesh naveen neha nikhil nisha nitin pankaj pooja prakash pranav prasad preeti rahul raj rajesh rajiv rakesh ram ramesh ravi rekha rohan rohit sachin sameer sandeep sanjay santosh sarita satish shreya shruti sneha sonia srinivas sudhir sunil sunita suresh swati tariq usha vijay vikas vikram vinay vinod vivek zainab
aleksandar aleksandra ales aleš bogdan bohdan bojan branko cosmin dalia darius darko dejan dragan dragana gábor gergely goran györgy istván iva jaroslav jelena jiří josip józef jozef jure katalin lenka ljiljana lukáš małgorzata marek margit marija martín michal mihai milena milica milos miloš miroslav nenad nikola ondřej oksana pavel pavol péter piotrek radek radoslav radu rasa rasmus razvan slobodan stanislav tereza tomáš vasile vesna vilius vít vladislav vojtěch vytautas zdeněk zoltán zoran zuzana zsuzsa
agnes aino aki anne-marie anneli anni antti ari arne asger ask birgitte björk bo britt camilla carina dag eero eirik eivind elin emelie espen eskil finn frida frode gro guro gunnhild hege henriette håkon ida ingeborg jarle jens joakim jonny juha kaisa kari karina kasper ketil kim kjell knut kristian kristoffer lasse linnea lise magnus maiken malin marit mats mette mikael mikkel morten niklas nina odd ola pekka per-erik pernille petter pia ragnhild randi rikke rune sanna signe sigrid silje siri sissel sofus stian stig stine svein sveinung søren terje thea thomas tone tor tore torbjørn torgeir trine trond tuva tuomas ulla vegard vidar vilde ville øystein øyvind åsa åse
annick benoît bruna bárbara carme caio cédric clément clémence corentin cyril damien delphine diogo dorian duarte estelle eugénie fabrice fabrizio fanny flavia flávia gaël gilles gonçalo guilherme hervé hugues inês isabela ismaël jacinto joaquín jordi josefa josep julián joaquim lluís loïc luana ludovic lucía luísa maite manon marcela marta mathilde maxime mélanie mercedes mireia montserrat natália nathanaël nerea nuria núria océane olivia oriol pierre-yves pilar quentin rafaela raquel renata rémi rocío romain rui sébastien sérgio sofía solène sílvia stéphane stéphanie sylvain teodoro thiago thibault thierry tomás valentín vinícius virginie xavi yann yves yolanda álvaro ángel ángela élise élodie émilie éric óscar
adele alastair alistair alana ali alvin angus anya archie aria arlene barry becky belinda bernadette bernie beverly blake bradley brad brady brent brett bryony calum carly carrie casey cassie catriona chad charlie charlene chelsea cheryl cindy clive clint cody colleen cora corey craig curtis dakota dale damon dana darren darrell darryl dawn dean deirdre dominique dora doug drew dwayne earl edwin eileen elaine eliza ellie elliot elliott emmett erin ernest estelle eve ezra faith fern frankie freddie gail gareth garrett gene geoff geoffrey gill gillian glen graeme greta gwen hayley hope hugh humphrey imogen ingram irene isla ivy jackson jacinta jade janelle janice jed jemima jeremiah jill jo jodi jody joey jolie josie joy juan julianne justin kara katelyn katharine katrina kayla keira keira kelsey kendra kenny kerri kieran kimberly kirk kirsty kit krista kristi kylie lana lance latoya leanne leigh lila liana lloyd logan lola loretta lou lorraine lorna lucinda luther lyle mackenzie mae malcolm mandy marcia margo marguerite marilyn marissa marjorie marlon marsha martyn mason maxine meredith meryl mick mickey mina mindy miranda mitchell mitch mollie mona morgan myra nate ned nell niall nikki noelle norma nadine nyla odette olive orla owain perry pete peggy piper polly preston quinn ralph randall randy raquel reece rhiannon rhys rhonda rick ricky riley robbie robyn rod rodney ronan ronnie rory rosalind rosemary roxanne rowan rowena russ sadie sasha saul seb seth shaun shelby shelley sherry sian sienna silas simone siobhan sophia spencer stefanie stephany steph stewart stu summer sybil sydney tabitha tammy tasha ted tessa tiffany tricia trevor troy ursula val vaughn verity vicki wade wallace wayne wes whitney wilfred winston zack zadie zara
`},
}

// words merges the lists.
func words() map[string][]string {
	m := map[string][]string{}
	for _, l := range lists {
		for _, w := range strings.Fields(l.words) {
			w = strings.Trim(w, ":’'-")
			has := w == ""
			for _, c := range m[w] {
				has = has || c == l.class || strings.HasPrefix(c, "credit") && strings.HasPrefix(l.class, "credit")
			}
			if !has {
				m[w] = append(m[w], l.class)
			}
		}
	}
	return m
}

// hash must equal bylineHash.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}

func main() {
	m := words()
	var all []string
	longest := 0
	for w := range m {
		all = append(all, w)
		longest = max(longest, len(w))
	}
	sort.Strings(all)
	size := 1
	for size < 2*len(all) {
		size *= 2
	}
	index := make([]int, size)
	sets := map[string]int{}
	var setNames []string
	var b, text bytes.Buffer
	var offsets, classes []int
	for i, w := range all {
		slot := int(hash(w)) & (size - 1)
		for index[slot] != 0 {
			slot = (slot + 1) & (size - 1)
		}
		index[slot] = i + 1
		offsets = append(offsets, text.Len())
		text.WriteString(w)
		set := strings.Join(m[w], " | ")
		if _, ok := sets[set]; !ok {
			sets[set] = len(setNames)
			setNames = append(setNames, set)
		}
		classes = append(classes, sets[set])
	}
	offsets = append(offsets, text.Len())
	if text.Len() > 1<<16-1 || len(setNames) > 255 {
		log.Fatal("the index types are too small")
	}
	fmt.Fprintf(&b, "// Code generated by byline_gen.go. DO NOT EDIT.\n\npackage broadsheet\n\n")
	fmt.Fprintf(&b, "// bylineLongest is the length of the longest word in bytes.\nconst bylineLongest = %d\n\n", longest)
	fmt.Fprintf(&b, "// bylineWords are the words, sorted and run together.\nconst bylineWords = \"\" +\n")
	for s := text.String(); s != ""; {
		n := min(len(s), 100)
		for n < len(s) && s[n]&0xC0 == 0x80 {
			n++
		}
		sep := " +"
		if n == len(s) {
			sep = ""
		}
		fmt.Fprintf(&b, "\t%q%s\n", s[:n], sep)
		s = s[n:]
	}
	fmt.Fprintf(&b, "\n// bylineSets are the sets of classes that occur.\nvar bylineSets = [...]bylineClass{\n")
	for _, s := range setNames {
		fmt.Fprintf(&b, "\t%s,\n", s)
	}
	fmt.Fprintf(&b, "}\n")
	list := func(doc, name, typ string, v []int) {
		fmt.Fprintf(&b, "\n// %s %s\nvar %s = [...]%s{", name, doc, name, typ)
		for i, x := range v {
			if i%24 == 0 {
				b.WriteString("\n\t")
			}
			fmt.Fprintf(&b, "%d, ", x)
		}
		b.WriteString("\n}\n")
	}
	list("says where in bylineWords a word begins.", "bylineOffsets", "uint16", offsets)
	list("gives a word's place in bylineSets.", "bylineClasses", "uint8", classes)
	list("is a hash table: a word's number plus 1, 0 for none; linear probing.", "bylineIndex", "uint16", index)
	out, err := format.Source(b.Bytes())
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("byline_words.go", out, 0o644); err != nil {
		log.Fatal(err)
	}
}
