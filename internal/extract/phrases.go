package extract

import "sort"

// phrase says what the first words of a short block announce.
type phrase uint8

const (
	phNone phrase = iota
	phRelated
	phSubscribe
	phByline
	phDate
	phRights
	phAd
	phCredit
	phShare
	phComment
	phConsent
	phSource
	phTags
	phContinue
	phraseCount
)

// opening is a phrase that a block begins with.
type opening struct {
	text string // lower case, sorted
	kind phrase
}

// openings holds what editors and templates write in the larger languages of news.
var openings = []opening{
	{"a lire", phRelated},
	{"ad", phAd},
	{"advertisement", phAd},
	{"advertising", phAd},
	{"affiliate", phAd},
	{"aktualisiert", phDate},
	{"all rights reserved", phRights},
	{"already a subscriber", phSubscribe},
	{"also read", phRelated},
	{"anuncio", phAd},
	{"anzeige", phAd},
	{"artigos relacionados", phRelated},
	{"aussi", phRelated},
	{"autor", phByline},
	{"autore", phByline},
	{"baca juga", phRelated},
	{"by", phByline},
	{"by signing up", phConsent},
	{"by subscribing", phConsent},
	{"click here to", phSubscribe},
	{"comment", phComment},
	{"comments", phComment},
	{"compartilhe", phShare},
	{"compartir", phShare},
	{"condividi", phShare},
	{"continue reading", phContinue},
	{"continue to article", phContinue},
	{"copyright", phRights},
	{"credit", phCredit},
	{"crédit", phCredit},
	{"das könnte sie auch interessieren", phRelated},
	{"date", phDate},
	{"de", phByline},
	{"discover more", phRelated},
	{"do you have", phSubscribe},
	{"don't miss", phRelated},
	{"download", phSubscribe},
	{"edited by", phByline},
	{"email", phShare},
	{"enter your email", phSubscribe},
	{"etiquetas", phTags},
	{"explore more", phRelated},
	{"facebook", phShare},
	{"filed under", phTags},
	{"follow", phShare},
	{"follow us", phShare},
	{"foto", phCredit},
	{"foto:", phCredit},
	{"fotos", phCredit},
	{"from our partners", phAd},
	{"fuente", phSource},
	{"further reading", phRelated},
	{"get our", phSubscribe},
	{"get the", phSubscribe},
	{"getty images", phCredit},
	{"have a story", phSubscribe},
	{"hier", phRelated},
	{"image", phCredit},
	{"image credit", phCredit},
	{"images", phCredit},
	{"in other news", phRelated},
	{"in this article", phRelated},
	{"join", phSubscribe},
	{"keep reading", phContinue},
	{"last modified", phDate},
	{"last updated", phDate},
	{"latest", phRelated},
	{"lea también", phRelated},
	{"learn more", phRelated},
	{"leave a comment", phComment},
	{"leave a reply", phComment},
	{"lee también", phRelated},
	{"leer más", phRelated},
	{"leggi anche", phRelated},
	{"leia mais", phRelated},
	{"leia também", phRelated},
	{"les mer", phRelated},
	{"lesen sie auch", phRelated},
	{"lesen sie mehr", phRelated},
	{"like us", phShare},
	{"lire aussi", phRelated},
	{"lire la suite", phContinue},
	{"listen to this article", phContinue},
	{"lue myös", phRelated},
	{"läs mer", phRelated},
	{"läs också", phRelated},
	{"læs også", phRelated},
	{"mehr zum thema", phRelated},
	{"min read", phDate},
	{"more", phRelated},
	{"more from", phRelated},
	{"more like this", phRelated},
	{"more on", phRelated},
	{"more:", phRelated},
	{"most popular", phRelated},
	{"most read", phRelated},
	{"mots-clés", phTags},
	{"newsletter", phSubscribe},
	{"no comments", phComment},
	{"not a subscriber", phSubscribe},
	{"on this page", phRelated},
	{"our standards", phRights},
	{"par", phByline},
	{"partager", phShare},
	{"photo", phCredit},
	{"photo by", phCredit},
	{"photo credit", phCredit},
	{"photograph", phCredit},
	{"photos", phCredit},
	{"picture", phCredit},
	{"pictured", phCredit},
	{"popular", phRelated},
	{"por", phByline},
	{"posted", phDate},
	{"posted by", phByline},
	{"posted in", phTags},
	{"posted on", phDate},
	{"publicado", phDate},
	{"publicidad", phAd},
	{"publicidade", phAd},
	{"publicité", phAd},
	{"published", phDate},
	{"publié", phDate},
	{"quelle", phSource},
	{"read also", phRelated},
	{"read full", phContinue},
	{"read more", phRelated},
	{"read more:", phRelated},
	{"read next", phRelated},
	{"read our", phRelated},
	{"read this", phRelated},
	{"reading time", phDate},
	{"recommended", phRelated},
	{"register", phSubscribe},
	{"relacionado", phRelated},
	{"related", phRelated},
	{"related:", phRelated},
	{"reply", phComment},
	{"reporting by", phByline},
	{"saiba mais", phRelated},
	{"save", phShare},
	{"see also", phRelated},
	{"share", phShare},
	{"share this", phShare},
	{"show comments", phComment},
	{"sign in", phSubscribe},
	{"sign up", phSubscribe},
	{"skip to", phRelated},
	{"source", phSource},
	{"sponsored", phAd},
	{"story continues", phContinue},
	{"subscribe", phSubscribe},
	{"support", phSubscribe},
	{"suscríbete", phSubscribe},
	{"table of contents", phRelated},
	{"tags", phTags},
	{"tags:", phTags},
	{"teilen", phShare},
	{"temas", phTags},
	{"thanks for reading", phSubscribe},
	{"the post", phRights},
	{"this article was", phRights},
	{"this story was", phRights},
	{"topics", phTags},
	{"trending", phRelated},
	{"tweet", phShare},
	{"twitter", phShare},
	{"up next", phRelated},
	{"updated", phDate},
	{"veja também", phRelated},
	{"view comments", phComment},
	{"von", phByline},
	{"watch", phRelated},
	{"watch:", phRelated},
	{"we use cookies", phConsent},
	{"werbung", phAd},
	{"what do you think", phComment},
	{"whatsapp", phShare},
	{"written by", phByline},
	{"you may also like", phRelated},
	{"you might also like", phRelated},
	{"zum thema", phRelated},
	{"©", phRights},
	{"à lire", phRelated},
	{"автор", phByline},
	{"источник", phSource},
	{"поделиться", phShare},
	{"реклама", phAd},
	{"теги", phTags},
	{"фото", phCredit},
	{"читайте также", phRelated},
	{"читайте також", phRelated},
	{"إعلان", phAd},
	{"اقرأ أيضا", phRelated},
	{"اقرأ المزيد", phRelated},
	{"あわせて読みたい", phRelated},
	{"关键词", phTags},
	{"広告", phAd},
	{"延伸閱讀", phRelated},
	{"推荐阅读", phRelated},
	{"文／", phByline},
	{"来源", phSource},
	{"相关阅读", phRelated},
	{"編輯", phByline},
	{"記者", phByline},
	{"记者", phByline},
	{"責任編輯", phByline},
	{"责任编辑", phByline},
	{"関連記事", phRelated},
	{"관련기사", phRelated},
	{"무단전재", phRights},
}

// maxOpening is more than the bytes of any opening.
const maxOpening = 40

// phraseOf gives what a text begins with; s may be longer than any opening and is lowered in place.
func phraseOf(s []byte) phrase {
	s = s[:min(len(s), maxOpening)]
	for i, c := range s {
		if c >= 'A' && c <= 'Z' {
			s[i] = c + 'a' - 'A'
		}
	}
	i := sort.Search(len(openings), func(i int) bool { return openings[i].text > string(s) })
	for n := 0; i > 0 && n < 6; n++ {
		i--
		o := openings[i].text
		if len(o) <= len(s) && string(s[:len(o)]) == o && ends(s, len(o)) {
			return openings[i].kind
		}
	}
	return phNone
}

// ends reports whether a word ends before s[i].
func ends(s []byte, i int) bool {
	if i >= len(s) || s[i-1] >= 0x80 || s[i] >= 0x80 {
		return true
	}
	k := asciiClass[s[i]]
	return k != cLower && k != cUpper && k != cDigit
}
