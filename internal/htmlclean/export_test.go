package htmlclean

// For the browser test, which is outside of the package because it uses the whole library.
var (
	Attacks      = attacks
	AllowedAttrs = allowedAttrs
	MakeSoup     = makeSoup
	Traps        = traps
)
