package coref

// clusters is a union-find over mentions. It keeps, for each set, what its
// mentions have shown of what they refer to.
type clusters struct {
	parent []int
	about  []about // valid at roots
}

// about is what is known of a cluster.
type about struct {
	class  class
	number number
	gender gender
	roles  []role // descriptions that fit it: "political secretary"
	names  int    // how many of its mentions are names
	size   int
	last   int // its latest mention so far in the walk
}

// role is a head noun with the words that narrow it down.
type role struct {
	lemma string
	mods  []string
}

// maxRoles bounds the descriptions kept of one cluster.
const maxRoles = 24

func newClusters(n int) *clusters {
	c := &clusters{parent: make([]int, n), about: make([]about, n)}
	for i := range c.parent {
		c.parent[i] = i
		c.about[i] = about{class: anyClass, number: anyNumber, gender: anyGender, size: 1, last: i}
	}
	return c
}

func (c *clusters) find(i int) int {
	for c.parent[i] != i {
		c.parent[i] = c.parent[c.parent[i]]
		i = c.parent[i]
	}
	return i
}

func (c *clusters) same(i, j int) bool { return c.find(i) == c.find(j) }

func (c *clusters) of(i int) *about { return &c.about[c.find(i)] }

// join unites the sets of i and j; the earlier mention's root stays.
func (c *clusters) join(i, j int) {
	i, j = c.find(i), c.find(j)
	if i == j {
		return
	}
	if j < i {
		i, j = j, i
	}
	c.parent[j] = i
	a, b := &c.about[i], &c.about[j]
	if a.names == 0 && b.names > 0 {
		// "We won," said Omar: the name knows better what it names
		a.class, b.class = b.class, a.class
		a.number, b.number = b.number, a.number
		a.gender, b.gender = b.gender, a.gender
	}
	a.class = narrow(a.class, b.class)
	a.number = narrow(a.number, b.number)
	a.gender = narrow(a.gender, b.gender)
	a.names += b.names
	a.size += b.size
	a.last = max(a.last, b.last)
	for _, r := range b.roles {
		a.addRole(r)
	}
}

func (a *about) addRole(r role) {
	if len(a.roles) < maxRoles {
		a.roles = append(a.roles, r)
	}
}

// narrow keeps what both allow, and the first's where that is nothing: the
// mentions were tied for a reason that weighs more than their features.
func narrow[T ~uint8](a, b T) T {
	if a&b != 0 {
		return a & b
	}
	return a
}
