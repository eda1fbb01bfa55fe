package formula

import (
	"errors"
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"zhangfang/internal/fault"
)

// plain are the signs of a Chinese keyboard and of papers, as the grammar has them.
var plain = func() map[rune]string {
	plain := map[rune]string{'≤': "<=", '≥': ">=", '≠': "!=", '−': "-", '×': "*", '÷': "/", '；': ",", '、': ",", '　': " "}
	for r := rune('!'); r <= '~'; r++ { // full width
		if r != ';' {
			plain[r-'!'+'！'] = string(r)
		}
	}
	return plain
}()

// reading puts plain signs into a text, and remembers where each sign stood.
func reading(text string) *compiler {
	c := &compiler{written: []rune(text), places: map[string]int{}}
	for i, r := range c.written {
		signs, ok := plain[r]
		if !ok {
			signs = string(r)
		}
		for _, sign := range signs {
			c.text, c.stood = append(c.text, sign), append(c.stood, i)
		}
	}
	return c
}

// Compile understands a formula, or says in a fault what is wrong with it and where.
func Compile(text string) (*Program, error) {
	if !utf8.ValidString(text) || utf8.RuneCountInString(text) > mostRunes {
		return nil, fault.New(TooLong, fault.Args{"most": mostRunes})
	}
	c := reading(text)
	text = string(c.text)
	switch at := slices.Index(c.text, '%'); {
	case strings.TrimSpace(text) == "":
		return nil, fault.New(Empty, nil)
	case at >= 0:
		return nil, c.fault(PercentSign, at, nil)
	}
	if err := c.shallow(); err != nil {
		return nil, err
	}
	tree, err := parser.ParseWithConfig(text, grammar())
	if err != nil {
		return nil, c.syntax(err)
	}
	root, err := c.number(tree.Node)
	if err != nil {
		return nil, err
	}
	return &Program{root: root, c: c}, nil
}

// grammar is that of expr without its own functions: ours are called, never its. Each text is read with its own, since
// reading leaves traces in it.
func grammar() *conf.Config {
	return &conf.Config{MaxNodes: mostNodes, DisableIfOperator: true, Functions: ours, Disabled: theirs}
}

var ours, theirs = func() (conf.FunctionsTable, map[string]bool) {
	ours, theirs := conf.FunctionsTable{}, map[string]bool{}
	for name := range functions {
		ours[name] = nil
	}
	for _, f := range builtin.Builtins {
		theirs[f.Name] = true
	}
	return ours, theirs
}()

type compiler struct {
	written []rune // as it was written
	text    []rune // with plain signs
	stood   []int  // where each of them stood
	names   []string
	places  map[string]int // of the first mention of each name
}

// fault says where: a place is a number of signs from the beginning.
func (c *compiler) fault(key fault.Key, place int, args fault.Args) *fault.Fault {
	at := len(c.written)
	if place < len(c.text) {
		at = c.stood[max(place, 0)]
	}
	all := fault.Args{"at": at + 1, "near": string(c.written[at:min(at+8, len(c.written))])}
	for name, value := range args {
		all[name] = value
	}
	return fault.New(key, all)
}

// shallow refuses brackets that nest deeper than anybody writes, before the parser follows them down.
func (c *compiler) shallow() error {
	depth := 0
	for i, r := range c.text {
		switch r {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		}
		if depth > mostDepth {
			return c.fault(TooDeep, i, nil)
		}
	}
	return nil
}

func (c *compiler) syntax(err error) error {
	f, ok := errors.AsType[*file.Error](err)
	switch {
	case !ok:
		return c.fault(Syntax, 0, nil)
	case strings.Contains(f.Message, "literal"):
		return c.fault(BadNumber, c.numberBefore(f.From), nil)
	case strings.Contains(f.Message, "EOF"):
		return fault.New(Unfinished, nil)
	case strings.Contains(f.Message, "maximum allowed nodes"):
		return fault.New(TooLong, fault.Args{"most": mostRunes})
	}
	return c.fault(Syntax, f.From, nil)
}

// numberBefore finds where a number begins that the parser has just passed.
func (c *compiler) numberBefore(place int) int {
	place = min(place, len(c.text)-1)
	for place > 0 && !unicode.IsDigit(c.text[place]) {
		place--
	}
	for place > 0 && (unicode.IsDigit(c.text[place-1]) || strings.ContainsRune("._eExX", c.text[place-1])) {
		place--
	}
	return place
}

// number compiles what must be a number.
func (c *compiler) number(node ast.Node) (number, error) {
	at := node.Location().From
	switch n := node.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return c.literal(node.Location())
	case *ast.IdentifierNode:
		c.ask(n.Value, at)
		return name{c, at, n.Value}, nil
	case *ast.UnaryNode:
		if n.Operator != "-" && n.Operator != "+" {
			return nil, c.fault(NotNumber, at, nil)
		}
		of, err := c.number(n.Node)
		if err != nil || n.Operator == "+" {
			return of, err
		}
		return negative{of}, nil
	case *ast.BinaryNode:
		return c.sign(n, at)
	case *ast.ConditionalNode:
		return c.choice(n.Cond, n.Exp1, n.Exp2)
	case *ast.CallNode:
		return c.call(n, at)
	case *ast.BoolNode:
		return nil, c.fault(NotNumber, at, nil)
	}
	return nil, c.fault(NotAllowed, at, nil)
}

// ask notes a name at its first mention.
func (c *compiler) ask(name string, at int) {
	if _, known := c.places[name]; !known {
		c.places[name] = at
		c.names = append(c.names, name)
	}
}

// literal reads a number from the text itself: 0.1 is a tenth and not what a binary fraction makes of it.
func (c *compiler) literal(at file.Location) (number, error) {
	to := at.From
	for to < len(c.text) && strings.ContainsRune("0123456789.", c.text[to]) {
		to++
	}
	words := string(c.text[at.From:to])
	whole, rest, _ := strings.Cut(words, ".")
	more := to < len(c.text) && (c.text[to] == '_' || c.text[to] >= 'A' && c.text[to] <= 'Z' || c.text[to] >= 'a' && c.text[to] <= 'z')
	value, ok := new(big.Rat).SetString(words)
	if !ok || more || len(whole) > 18 || len(rest) > 12 {
		return nil, c.fault(BadNumber, at.From, nil)
	}
	return literal{term{value, words, bindOne}}, nil
}

func (c *compiler) sign(n *ast.BinaryNode, at int) (number, error) {
	sign, ok := signs[n.Operator]
	if !ok {
		if comparisons[n.Operator] != nil || n.Operator == "and" || n.Operator == "or" || n.Operator == "&&" || n.Operator == "||" {
			return nil, c.fault(NotNumber, at, nil)
		}
		return nil, c.fault(NotAllowed, at, nil)
	}
	left, err := c.number(n.Left)
	if err != nil {
		return nil, err
	}
	right, err := c.number(n.Right)
	return binary{c, at, sign, left, right}, err
}

func (c *compiler) choice(cond, yes, no ast.Node) (number, error) {
	holds, err := c.condition(cond)
	if err != nil {
		return nil, err
	}
	a, err := c.number(yes)
	if err != nil {
		return nil, err
	}
	b, err := c.number(no)
	return choice{holds, a, b}, err
}

// call compiles one of our functions.
func (c *compiler) call(n *ast.CallNode, at int) (number, error) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return nil, c.fault(NotAllowed, at, nil)
	}
	f := function(callee.Value)
	if f == nil {
		return nil, c.fault(UnknownFunction, at, fault.Args{"name": callee.Value})
	}
	if len(n.Arguments) < f.least || len(n.Arguments) > f.most {
		return nil, c.fault(WrongCount, at, fault.Args{"name": callee.Value, "count": len(n.Arguments)})
	}
	if f.choose {
		return c.choice(n.Arguments[0], n.Arguments[1], n.Arguments[2])
	}
	out := call{c: c, at: at, name: callee.Value, f: f}
	for _, a := range n.Arguments {
		arg, err := c.number(a)
		if err != nil {
			return nil, err
		}
		out.args = append(out.args, arg)
	}
	return out, nil
}

// condition compiles what must be true or false.
func (c *compiler) condition(node ast.Node) (condition, error) {
	at := node.Location().From
	switch n := node.(type) {
	case *ast.BoolNode:
		return constant(n.Value), nil
	case *ast.UnaryNode:
		if n.Operator == "not" || n.Operator == "!" {
			of, err := c.condition(n.Node)
			return opposite{of}, err
		}
	case *ast.BinaryNode:
		switch n.Operator {
		case "and", "&&", "or", "||":
			a, err := c.condition(n.Left)
			if err != nil {
				return nil, err
			}
			b, err := c.condition(n.Right)
			return both{n.Operator == "or" || n.Operator == "||", a, b}, err
		}
		if holds := comparisons[n.Operator]; holds != nil {
			a, err := c.number(n.Left)
			if err != nil {
				return nil, err
			}
			b, err := c.number(n.Right)
			return comparison{holds, a, b}, err
		}
	}
	return nil, c.fault(NotCondition, at, nil)
}
