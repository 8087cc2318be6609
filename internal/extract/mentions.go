package extract

// mention is a subject that text around articles has and articles rarely do. Its words are in testdata/words.txt.
type mention uint8

const (
	mnNone mention = iota
	mnSubscribe
	mnSocial
	mnLegal
	mnShop
	mnCookie
	mnComment
	mnContact
	mnPhoto
	mentionCount
)

// mentionOf gives what a word is about by its hash.
func mentionOf(hash uint32) mention { return mention(mentionWords.find(hash)) }
