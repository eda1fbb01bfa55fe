package match

// Word is how sure a proposal is, in one of three words: 确定, 很可能, 需人工.
type Word string

// The words. Certain is what may be carried out without asking, and nothing else, whatever the confidence: it is proven,
// not counted. Likely is right at least nine times in ten.
const (
	Certain Word = "certain" // 确定
	Likely  Word = "likely"  // 很可能
	Unsure  Word = "unsure"  // 需人工
)

// likelyFrom is the confidence from which a proposal is called likely.
const likelyFrom Confidence = 900

// Word gives the word for a proposal.
func (p Proposal) Word() Word {
	switch {
	case p.Decision == Auto:
		return Certain
	case p.Confidence >= likelyFrom:
		return Likely
	}
	return Unsure
}
