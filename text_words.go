package broadsheet

// The words that lines are told by, in the languages that the library's users have most. All are matched
// without regard to case.

// addressCues stand before the article's own address.
var addressCues = [...]string{
	"original url", "original link", "original article", "originally published at", "originally appeared on", "article url", "source url",
	"url source", "canonical url", "permalink", "full text at", "url", "link", "source",
	"quelle", "originalartikel", "artikel-url", "lien", "article original", "enlace", "enlace original", "fuente", "fuente original", "fonte",
	"link originale", "bron", "ссылка", "источник", "оригинал", "来源", "原文链接", "原文", "元記事", "المصدر",
}

// relatedCues stand before another article's headline or link.
var relatedCues = [...]string{
	"related article", "related articles", "related story", "related stories", "related", "related news", "related content", "related coverage",
	"read more", "read also", "also read", "read next", "see also", "more on this", "more on this story", "recommended", "don't miss", "don’t miss",
	"mehr zum thema", "lesen sie auch", "lesen sie mehr", "siehe auch", "auch interessant", "weiterlesen",
	"lire aussi", "à lire aussi", "a lire aussi", "lire plus", "sur le même sujet", "voir aussi",
	"lea también", "lee también", "te puede interesar", "ver también", "más información", "noticia relacionada", "noticias relacionadas",
	"leggi anche", "vedi anche", "leia também", "leia mais", "veja também", "lees ook", "zie ook", "czytaj też", "läs också", "les også",
	"læs også", "lue myös", "читайте также", "по теме", "اقرأ أيضا", "اقرأ أيضاً", "اقرأ المزيد", "相关文章", "延伸阅读", "関連記事",
}

// sectionNames are the parts of a newspaper, as pages print them above a headline.
var sectionNames = [...]string{
	"news", "world", "world news", "politics", "business", "economy", "markets", "money", "finance", "technology", "tech", "science", "health", "education", "environment", "climate",
	"sport", "sports", "football", "culture", "arts", "entertainment", "opinion", "comment", "commentary", "editorial", "analysis", "feature", "features", "interview", "local", "local news",
	"national", "international", "lifestyle", "travel", "books", "obituary", "obituaries", "media", "crime", "europe", "asia", "africa", "middle east", "americas",
	"politik", "wirtschaft", "finanzen", "panorama", "kultur", "feuilleton", "gesellschaft", "wissen", "wissenschaft", "gesundheit", "bildung", "reise", "lokales", "regionales",
	"verkehr", "meinung", "kommentar", "leitartikel", "medien", "ausland", "inland", "justiz", "kriminalität", "wetter", "digital", "netzwelt",
	"politique", "économie", "société", "monde", "sciences", "santé", "éducation", "environnement", "planète", "idées", "débats", "éditorial", "tribune", "médias", "régions", "faits divers",
	"política", "economía", "sociedad", "mundo", "internacional", "nacional", "cultura", "deportes", "deporte", "ciencia", "tecnología", "salud", "educación", "opinión", "sucesos", "tribunales",
	"economia", "esporte", "esportes", "desporto", "sociedade", "ciência", "tecnologia", "saúde", "educação", "opinião", "cotidiano", "país",
	"politica", "cronaca", "esteri", "mondo", "società", "salute", "scienza", "scienze", "spettacoli", "ambiente", "opinioni", "cultura e spettacoli",
	"politiek", "economie", "binnenland", "buitenland", "cultuur", "opinie", "wetenschap", "gezondheid", "polityka", "gospodarka", "kraj", "świat", "nauka", "zdrowie", "kultura",
	"inrikes", "utrikes", "innenriks", "utenriks", "økonomi", "indland", "udland", "debatt", "debat", "kultur og underholdning", "kotimaa", "ulkomaat", "talous",
	"политика", "экономика", "общество", "культура", "наука", "в мире", "происшествия", "політика", "економіка", "суспільство", "культура і мистецтво", "dünya", "ekonomi", "gündem", "siyaset", "spor", "kültür",
	"سياسة", "اقتصاد", "رياضة", "ثقافة", "العالم", "时政", "国际", "社会", "财经", "体育", "文化", "国際", "政治", "経済", "스포츠", "정치", "경제", "사회",
}

// deckCues stand before the line below a headline.
var deckCues = [...]string{"utl.", "untertitel", "unterzeile", "subtitle", "subhead", "subheadline", "sous-titre", "subtítulo", "sottotitolo"}

// topicCues stand above an article's subjects.
var topicCues = [...]string{"topics", "more on these topics", "related topics", "tags", "filed under", "keywords", "themen", "schlagwörter", "schlagworte", "sujets", "thèmes", "mots-clés", "temas", "etiquetas", "argomenti", "темы", "теги"}

// captionCues stand before a picture's caption.
var captionCues = [...]string{
	"image caption", "media caption", "photo caption", "caption", "picture caption", "video caption", "bildunterschrift", "légende", "pie de foto",
	"didascalia", "legenda", "bijschrift", "подпись",
}

// creditCues stand before who made a picture.
var creditCues = [...]string{
	"image source", "image credit", "photo credit", "picture credit", "photo", "photograph", "photo by", "photograph by", "picture by", "image by",
	"credit", "credits", "photos by", "photography by", "foto", "fotos", "bild", "bildquelle", "bildrechte", "quelle foto", "crédit photo", "photo de", "crédit",
	"crédits", "imagen", "imágenes", "fotografía", "crédito", "foto di", "foto de", "foto von", "beeld", "фото", "تصوير",
}

// pictureAgencies are the names that stand alone below or above a picture, but for newsAgencies.
var pictureAgencies = [...]string{
	"afp via getty images", "alamy", "alamy stock photo", "ap photo", "epa", "epa-efe", "getty", "getty images", "imago", "imago images",
	"istock", "keystone", "pa wire", "picture alliance", "reuters photo", "ritzau scanpix", "shutterstock", "sipa", "supplied",
	"unsplash", "zuma press",
}

// newsAgencies are the agencies that sign the texts they write, and most of them pictures.
var newsAgencies = [...]string{
	"afp", "ap", "the associated press", "associated press", "reuters", "reuter", "bloomberg", "upi", "dpa", "epd", "kna", "apa", "sda", "ats", "keystone-sda", "keystone-ats", "ansa",
	"agi", "adnkronos", "askanews", "efe", "europa press", "lusa", "anp", "belga", "ritzau", "ntb", "tt", "stt", "bns", "leta", "elta", "pap", "čtk", "tasr", "mti",
	"agerpres", "mediafax", "bta", "hina", "tanjug", "fena", "sta", "ana-mpa", "απε-μπε", "aa", "dha", "iha", "tass", "тасс", "interfax", "интерфакс", "риа новости",
	"ukrinform", "укрінформ", "унн", "belta", "белта", "kazinform", "kuna", "wam", "irna", "isna", "aps", "وكالات", "رويترز",
	"أ ف ب", "وام", "واس", "كونا", "قنا", "بترا", "سبأ", "pti", "ians", "भाषा", "bss", "unb", "antara", "bernama", "pna", "ttxvn", "vna", "yonhap", "연합뉴스", "kyodo", "kyodo news", "共同", "jiji press", "jiji",
	"時事", "xinhua", "新华社", "新華社", "中新社", "cna", "中央社", "aap", "nzpa", "the canadian press", "canadian press", "cp", "pa", "pa media", "agência brasil", "folhapress", "télam",
	"notimex", "prensa latina", "sapa",
}

// authorCues stand before who wrote a text below it, with a colon.
var authorCues = [...]string{
	"author", "authors", "reporter", "journalist", "written by", "autor", "autorin", "autoren", "autorka", "autorzy", "autori", "auteur", "auteurs", "journaliste", "autore", "autora",
	"autores", "periodista", "repórter", "reportero", "auteur(s)", "skribent", "journalistin", "toimittaja", "автор", "авторы", "автори", "корреспондент", "pewarta", "penulis",
	"muhabir", "yazan", "yazar", "szerző", "opracowanie", "oprac.", "记者", "記者", "作者", "撰文", "기자", "بقلم", "كتب", "إعداد", "מאת",
}

// editorCues stand before who edited it.
var editorCues = [...]string{
	"editor", "editors", "edited by", "editing", "redaktion", "redakteur", "redaktor", "redaktorka", "redaktør", "redaktör", "redactor", "redacteur", "redattore", "edição", "edición",
	"édition", "редактор", "редактура", "penyunting", "editör", "editor online", "编辑", "責編", "责编", "责任编辑", "編集", "تحرير",
}

// sourceCues stand before whose a text is.
var sourceCues = [...]string{
	"source", "quelle", "fuente", "fonte", "bron", "kilde", "källa", "lähde", "źródło", "zdroj", "sursa", "forrás", "kaynak", "sumber", "nguồn", "источник", "джерело", "източник",
	"извор", "πηγή", "المصدر", "来源", "來源", "출처",
}

// workCues stand before those who worked on a story beside its authors.
var workCues = [...]string{
	"reporting by", "additional reporting by", "additional reporting", "writing by", "written by", "editing by", "edited by", "compiled by", "translated by",
	"translation by", "graphics by", "graphic by", "with reporting by", "reporting and writing by", "produced by", "production by",
	"contributing", "berichtet von", "geschrieben von", "bericht von", "redigiert von", "bearbeitet von", "redaktion", "übersetzt von", "mitarbeit",
	"reportage de", "reportage par", "rédigé par", "écrit par", "édité par", "traduit par", "avec",
	"reporte de", "reportaje de", "información de", "escrito por", "editado por", "redactado por", "traducido por", "traducción de",
	"a cura di", "reportagem de", "edição de", "редактор", "перевод", "إعداد", "كتابة", "تغطية", "تحرير", "ترجمة", "شارك في التغطية", "text", "texte", "texto", "testo", "tekst", "rédaction", "redacción", "redazione",
}

// rightsCues begin a copyright line.
var rightsCues = [...]string{
	"copyright", "all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados",
	"tutti i diritti riservati", "todos os direitos reservados", "alle rechten voorbehouden", "все права защищены", "저작권자", "무단 전재", "版权所有", "無断転載", "reproduction without permission",
	"this material may not be published, broadcast, rewritten",
}

// bylineCues begin a byline.
var bylineCues = [...]string{
	"by", "written by", "words by", "story by", "text by", "reported by", "reporting by", "author", "authors", "von", "autor", "autorin", "autoren",
	"text", "ein bericht von", "ein beitrag von", "par", "auteur", "texte", "propos recueillis par", "por", "texto", "di", "a cura di", "autore", "da",
	"interview by", "interview von", "entretien par", "entrevista de", "intervista di", "מאת", "door", "av", "af", "skrevet av", "tekst", "przez", "od", "автор", "от", "作者", "記者", "记者", "文", "بقلم", "كتب", "كتبت", "per", "de",
}

// dateCues stand before a date. Those of an update come in updateCues.
var dateCues = [...]string{
	"published", "published on", "published at", "publication date", "date published", "posted", "posted on", "posted at", "date", "first published", "first published on",
	"issued", "released", "release date", "veröffentlicht", "veröffentlicht am", "erschienen", "erschienen am", "stand", "datum", "vom",
	"publié", "publié le", "publie le", "paru le", "mis en ligne le", "le", "publicado", "publicado el", "publicado em", "fecha", "pubblicato", "pubblicato il",
	"data", "gepubliceerd", "gepubliceerd op", "geplaatst op", "publicerad", "publisert", "udgivet", "julkaistu", "opublikowano", "опубликовано", "дата",
	"发布时间", "发布于", "公開日", "입력", "기사입력", "등록", "송고", "نشر في", "تاريخ النشر",
}

// updateCues stand before the date of a change, which is never the date of publication.
var updateCues = [...]string{
	"updated", "updated on", "updated at", "last updated", "last updated on", "update", "modified", "last modified", "last modified on", "last edited", "corrected", "aktualisiert",
	"aktualisiert am", "zuletzt aktualisiert", "geändert", "mis à jour", "mis à jour le", "modifié le", "mise à jour", "actualizado", "actualizado el",
	"última actualización", "aggiornato", "aggiornato il", "atualizado", "atualizado em", "bijgewerkt", "bijgewerkt op", "laatst bijgewerkt", "uppdaterad",
	"oppdatert", "opdateret", "päivitetty", "zaktualizowano", "aktualizacja", "обновлено", "更新时间", "更新于", "更新日", "수정", "최종수정", "آخر تحديث",
}

// junkLines are whole lines of a page's or a mail's furniture; sorted.
var junkLines = [...]string{
	"ad", "add as preferred source on google", "advertisement", "advertisement - scroll to continue", "advertising", "anuncio", "anzeige",
	"article continues below", "article continues below advertisement", "article réservé aux abonnés", "artikel teilen", "back to top", "bookmark", "close",
	"close panel", "comment", "commenter", "comments", "comments closed", "compartir", "condividi", "contenu réservé aux abonnés", "continue reading",
	"continue reading below", "copy link", "copy link to clipboard", "delen", "drucken", "email", "email this article", "enregistrer", "facebook", "follow",
	"follow us", "font size", "gift this article", "guardar", "hide caption", "home", "imprimer", "imprimir", "instagram", "jump to content", "kommentare",
	"kommentieren", "leave a comment", "like", "linkedin", "listen", "listen to article", "listen to this article", "log in", "login", "menu", "merken",
	"mit freunden teilen", "more", "newsletter", "no comments", "nur für abonnenten", "open in app", "partager", "play", "print", "print this article",
	"pubblicità", "publicidad", "publicidade", "publicité", "read later", "recommended for you", "reddit", "reklama", "reklame", "report an error", "salva",
	"save", "save article", "save for later", "scroll to continue", "search", "share", "share article", "share on facebook", "share on linkedin",
	"share on twitter", "share on whatsapp", "share on x", "share this", "share this article", "share this story", "show comments", "sign in", "sign up",
	"sign up for our newsletter", "skip advertisement", "skip to content", "skip to main content", "skip to navigation", "solo para suscriptores", "sponsored",
	"sponsored content", "stampa", "story continues below", "story continues below advertisement", "subscribe", "subscribe now", "subscribe to our newsletter",
	"subscribers only", "teilen", "telegram", "toggle caption", "top", "tweet", "twitter", "view comments", "view in browser", "view this email in your browser",
	"vorlesen", "weiterlesen nach der anzeige", "werbung", "whatsapp", "x", "zum inhalt springen", "поделиться", "реклама", "إعلان", "مشاركة", "下载app", "分享",
	"广告", "広告", "打印",
}

// shareCues stand before the name of a service in a page's buttons.
var shareCues = [...]string{"share on", "share via", "share to", "compartir en", "compartir por", "partager sur", "teilen auf", "condividi su", "compartilhar no", "partilhar no", "delen op", "dela på", "del på", "jaa", "udostępnij na"}

// footerCues begin the furniture below a mail or a page.
var footerCues = [...]string{
	"you are receiving this", "you received this", "you're receiving this", "this email was sent to", "this message was sent to", "to unsubscribe", "unsubscribe",
	"manage your subscription", "was this email forwarded", "thanks for reading", "manage preferences", "view this email in your browser", "sign up for our", "subscribe to our", "forward this email",
	"sie erhalten diese", "vous recevez ce", "recibe este", "ricevi questa",
}

// releaseLines open a press release.
var releaseLines = [...]string{
	"for immediate release", "for immediate distribution", "for release", "embargoed until", "embargoed for release", "embargo", "under embargo until", "hold for release",
	"not for release before", "press release", "news release", "media release", "pressemitteilung", "presseinformation", "medienmitteilung", "sperrfrist",
	"zur sofortigen veröffentlichung", "communiqué de presse", "pour diffusion immédiate", "sous embargo", "nota de prensa", "comunicado de prensa",
	"para publicación inmediata", "comunicato stampa", "per immediata diffusione", "persbericht",
	"comunicado de imprensa", "nota à imprensa", "pressmeddelande", "pressemeddelelse", "pressemelding", "lehdistötiedote", "mediatiedote", "komunikat prasowy",
	"tisková zpráva", "tlačová správa", "sajtóközlemény", "comunicat de presă", "basın bülteni", "basın açıklaması", "δελτίο τύπου", "пресс-релиз", "пресреліз",
	"прес-реліз", "прессъобщение", "بيان صحفي", "הודעה לעיתונות", "報道発表資料", "プレスリリース", "보도자료", "新闻稿", "新聞稿",
}

// contactCues open a press release's block of contacts.
var contactCues = [...]string{
	"contact", "contacts", "media contact", "media contacts", "press contact", "press contacts", "for more information", "for more information, contact", "for further information",
	"for media inquiries", "enquiries", "press enquiries", "further information", "media inquiries", "media enquiries", "press office", "contact information", "kontakt", "pressekontakt", "medienkontakt", "ansprechpartner",
	"contact presse", "contacts presse", "contacto", "contacto de prensa", "contactos", "contato", "presskontakt", "pressekontakter", "kontakt dla mediów", "контакты", "контакты для сми", "контакт для сми",
	"iletişim", "επικοινωνία", "お問い合わせ先", "問い合わせ先", "문의", "联系人", "聯絡人", "contatti", "contatti stampa", "perscontact",
}

// aboutCues open a press release's standing text about who sent it.
var aboutCues = [...]string{"about", "notes to editors", "note to editors", "forward-looking statements", "über", "à propos", "acerca de", "sobre", "informazioni su", "over"}
