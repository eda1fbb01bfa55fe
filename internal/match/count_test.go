package match

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
)

// counter gathers what is known of the candidates of many receipts, and which was right, and finds the weights with which
// the right ones are likeliest.
type counter struct {
	facts    map[string]int32
	names    []string
	lists    map[string]int32 // of facts: those of a kind of evidence, or of no candidate being right
	of       [][]int32
	examples []example
	weight   []float64
}

type example struct {
	absent int32
	who    []choice
	worth  float32
}

type choice struct {
	list     int32
	class    uint8
	right    bool
	measures measures
}

func newCounter() *counter { return &counter{facts: map[string]int32{}, lists: map[string]int32{}} }

func (k *counter) list(name string, facts func() []string) int32 {
	id, ok := k.lists[name]
	if !ok {
		var of []int32
		for _, f := range facts() {
			n, known := k.facts[f]
			if !known {
				n = int32(len(k.names))
				k.facts[f], k.names = n, append(k.names, f)
			}
			of = append(of, n)
		}
		id = int32(len(k.of))
		k.lists[name], k.of = id, append(k.of, of)
	}
	return id
}

func (k *counter) note(v view, found []candidate, worth float32, right func(candidate) bool) {
	facts := absentFacts(v, len(found))
	e := example{absent: k.list(fmt.Sprint("-", facts), func() []string { return facts }), worth: worth}
	for _, c := range found {
		e.who = append(e.who, choice{k.list(c.key, func() []string { return keyFacts(c.key) }), uint8(c.class()), right(c), c.measures})
	}
	k.examples = append(k.examples, e)
}

func place(class uint8, scale int, n uint8) int { return (int(class)*scales+scale)*steps + int(n) }

// fit finds the weights, by gradients of small lots, each fact with a pace of its own (Adagrad); small weights are
// preferred, so that what is seen seldom weighs little.
func (k *counter) fit(rounds int) {
	base := len(k.names)
	n := base + int(classes)*scales*steps
	w, sq, grad := make([]float64, n), make([]float64, n), make([]float64, n)
	var touched []int
	seen := make([]bool, n)
	add := func(i int, g float64) {
		if !seen[i] {
			seen[i], touched = true, append(touched, i)
		}
		grad[i] += g
	}
	of := func(c *choice) float64 {
		sum := 0.0
		for _, f := range k.of[c.list] {
			sum += w[f]
		}
		for s, step := range c.measures {
			sum += w[base+place(c.class, s, step)]
		}
		return sum
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	order := make([]int, len(k.examples))
	for i := range order {
		order[i] = i
	}
	const lot = 128
	const prefer = 0.0015 // how strongly small weights are preferred, for each time a fact is met
	for round := range rounds {
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		pace := 0.3 / (1 + 0.25*float64(round))
		loss := 0.0
		for at, i := range order {
			e := &k.examples[i]
			p := make([]float64, len(e.who)+1)
			top := math.Inf(-1)
			for j := range e.who {
				p[j] = of(&e.who[j])
				top = max(top, p[j])
			}
			for _, f := range k.of[e.absent] {
				p[len(e.who)] += w[f]
			}
			top = max(top, p[len(e.who)])
			sum, good := 0.0, 0.0
			for j := range p {
				p[j] = math.Exp(p[j] - top)
				sum += p[j]
				if j < len(e.who) && e.who[j].right {
					good += p[j]
				}
			}
			none := good == 0
			if none {
				good = p[len(e.who)]
			}
			loss -= math.Log(good/sum) * float64(e.worth)
			for j := range p {
				g := p[j] / sum
				if j < len(e.who) && e.who[j].right || none && j == len(e.who) {
					g -= p[j] / good
				}
				if g *= float64(e.worth); math.Abs(g) < 1e-6 {
					continue
				}
				list := e.absent
				if j < len(e.who) {
					list = e.who[j].list
					for s, step := range e.who[j].measures {
						add(base+place(e.who[j].class, s, step), g)
					}
				}
				for _, f := range k.of[list] {
					add(int(f), g)
				}
			}
			if at%lot == lot-1 || at == len(order)-1 {
				for _, f := range touched {
					g := grad[f] + prefer*w[f]*lot/8
					sq[f] += g * g
					w[f] -= pace * g / (1 + math.Sqrt(sq[f]))
					grad[f], seen[f] = 0, false
				}
				touched = touched[:0]
			}
		}
		fmt.Printf("round %d: %.5f of %d\n", round, loss/float64(len(order)), len(order))
	}
	k.weight = w
}

// write leaves out facts that weigh next to nothing.
func (k *counter) write(t *testing.T, path string) {
	raw := struct {
		Facts    map[string]int32
		Measures [][][]int32
	}{Facts: map[string]int32{}}
	for i, name := range k.names {
		if n := int32(math.Round(k.weight[i] * 1000)); n > 30 || n < -30 {
			raw.Facts[name] = n
		}
	}
	for c := range classes {
		var of [][]int32
		for s := range scales {
			row := make([]int32, steps)
			for n := range steps {
				row[n] = int32(math.Round(k.weight[len(k.names)+place(uint8(c), s, uint8(n))] * 1000))
			}
			for len(row) > 0 && row[len(row)-1] == 0 {
				row = row[:len(row)-1]
			}
			of = append(of, row)
		}
		raw.Measures = append(raw.Measures, of)
	}
	var lines []byte
	lines = append(lines, "{\"facts\": {\n"...)
	for i, name := range slices.Sorted(maps.Keys(raw.Facts)) {
		if i > 0 {
			lines = append(lines, ",\n"...)
		}
		key, _ := json.Marshal(name)
		lines = fmt.Appendf(lines, "%s: %d", key, raw.Facts[name])
	}
	m, _ := json.Marshal(raw.Measures)
	lines = append(append(append(lines, "\n},\n\"measures\": "...), m...), "}\n"...)
	if err := os.WriteFile(path, lines, 0o644); err != nil {
		t.Fatal(err)
	}
}
