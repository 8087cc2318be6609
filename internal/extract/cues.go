package extract

// cue is a set of hints in the names that a page's author gave to its elements. Each is evidence that
// the weights turn into a score, and none decides alone.
// Their words are in testdata/words.txt.
type cue uint32

const (
	cueArticle cue = 1 << iota
	cueContent
	cueText
	cueLead
	cueTitle
	cueByline
	cueDate
	cueCaption
	cueMedia
	cueNav
	cueRelated
	cueTeaser
	cueComment
	cueShare
	cueAd
	cueSubscribe
	cueSide
	cueHeader
	cueFooter
	cueTags
	cueConsent
	cueModal
	cuePaywall
	cueForm
	cueBio
	cueLegal
	cueList
	cueQuote
	cueLive
	cueNotes
	cueHide
	cueWidget
)

// cueOf gives the hint in a word by its hash.
func cueOf(hash uint32) cue {
	if n := cueWords.find(hash); n > 0 {
		return 1 << (n - 1)
	}
	return 0
}
