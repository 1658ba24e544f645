package access

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/secure/precis"

	"github.com/reportedly/reportedly"
)

// Cost is what it takes to compute a password's hash.
type Cost struct {
	Memory  uint32 // KiB
	Passes  uint32
	Threads uint8
}

// DefaultCost is the second recommendation of RFC 9106: 64 MiB, three passes, four
// lanes.
var DefaultCost = Cost{Memory: 64 << 10, Passes: 3, Threads: 4}

// Limits of passwords. Twelve characters and no rules of composition, after NIST SP
// 800-63B; a longer limit would only let somebody have megabytes hashed.
const (
	MinPassword = 12   // characters
	maxPassword = 1024 // bytes
)

const (
	saltBytes = 16
	hashBytes = 32
	// hashSlots is how many hashes are computed at once, each with its memory; hashQueue
	// how many requests wait for one.
	hashSlots = 2
	hashQueue = 32
)

// ErrBusy: more people sign in at once than the server can check.
var ErrBusy = errors.New("too many people sign in at once")

// hasher computes and checks hashes of passwords, few at a time.
type hasher struct {
	cost    Cost
	slots   chan struct{}
	waiting atomic.Int64
	decoy   string       // what is checked where there is no account
	checks  atomic.Int64 // how often a password was checked, for tests
}

func newHasher(cost Cost) *hasher {
	h := &hasher{cost: cost, slots: make(chan struct{}, hashSlots)}
	salt, sum := make([]byte, saltBytes), make([]byte, hashBytes)
	_, _ = rand.Read(salt)
	_, _ = rand.Read(sum)
	h.decoy = encode(cost, salt, sum)
	return h
}

// slot waits for leave to compute.
func (h *hasher) slot(ctx context.Context) (release func(), err error) {
	if h.waiting.Add(1) > hashQueue {
		h.waiting.Add(-1)
		return nil, ErrBusy
	}
	defer h.waiting.Add(-1)
	select {
	case h.slots <- struct{}{}:
		return func() { <-h.slots }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// hash makes the hash of a password that fits the rules.
func (h *hasher) hash(ctx context.Context, password string) (string, error) {
	release, err := h.slot(ctx)
	if err != nil {
		return "", err
	}
	defer release()
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt)
	return encode(h.cost, salt, derive(password, salt, h.cost, hashBytes)), nil
}

// check tells whether a password is the hash's, and whether the hash should be made
// anew because its cost is another than today's. An empty hash takes as long as
// others, and is nobody's.
func (h *hasher) check(ctx context.Context, hash, password string) (ok, renew bool, err error) {
	release, err := h.slot(ctx)
	if err != nil {
		return false, false, err
	}
	defer release()
	h.checks.Add(1)
	real := hash != ""
	if !real {
		hash = h.decoy
	}
	cost, salt, want, err := decode(hash)
	if err != nil {
		return false, false, err
	}
	if len(password) > maxPassword {
		password, real = password[:maxPassword], false
	}
	normal, err := precis.OpaqueString.String(password)
	if err != nil {
		normal, real = password, false
	}
	got := derive(normal, salt, cost, len(want))
	return subtle.ConstantTimeCompare(got, want) == 1 && real, cost != h.cost, nil
}

func derive(password string, salt []byte, c Cost, n int) []byte {
	return argon2.IDKey([]byte(password), salt, c.Passes, c.Memory, c.Threads, uint32(n))
}

// encode writes a hash in the PHC format.
func encode(c Cost, salt, sum []byte) string {
	b := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.Memory, c.Passes, c.Threads, b.EncodeToString(salt), b.EncodeToString(sum))
}

var errHash = fmt.Errorf("%w: the kept hash of a password can't be read", reportedly.ErrInvalid)

// decode reads a hash in the PHC format. What would take more than a GiB or ten passes
// is refused: no hash of ours does.
func decode(s string) (c Cost, salt, sum []byte, err error) {
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, errHash
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.Memory, &c.Passes, &c.Threads); err != nil || parts[3] != fmt.Sprintf("m=%d,t=%d,p=%d", c.Memory, c.Passes, c.Threads) {
		return Cost{}, nil, nil, errHash
	}
	salt, err1 := base64.RawStdEncoding.Strict().DecodeString(parts[4])
	sum, err2 := base64.RawStdEncoding.Strict().DecodeString(parts[5])
	bad := c.Memory < 8 || c.Memory > 1<<20 || c.Passes < 1 || c.Passes > 10 || c.Threads < 1 || c.Threads > 64
	if err1 != nil || err2 != nil || bad || len(salt) < 8 || len(salt) > 64 || len(sum) < 16 || len(sum) > 64 {
		return Cost{}, nil, nil, errHash
	}
	return c, salt, sum, nil
}

// GeneratePassword is a password of 100 random bits in groups that can be read out.
func GeneratePassword() string {
	s := strings.ToLower(rand.Text())
	return s[:5] + "-" + s[5:10] + "-" + s[10:15] + "-" + s[15:20]
}

// fit is a password as it is hashed, or says why it won't do.
func fit(name, password string) (string, error) {
	if len(password) > maxPassword {
		return "", fmt.Errorf("%w: the password is longer than %d bytes", reportedly.ErrInvalid, maxPassword)
	}
	if n := utf8.RuneCountInString(password); n < MinPassword {
		return "", reportedly.WithHint(fmt.Errorf("%w: the password has %d characters, and takes at least %d", reportedly.ErrInvalid, n, MinPassword), "four words that don't belong together are easy to keep in mind")
	}
	normal, err := precis.OpaqueString.String(password)
	if err != nil {
		return "", fmt.Errorf("%w: the password has characters that can't be typed", reportedly.ErrInvalid)
	}
	if weak(name, normal) {
		return "", reportedly.WithHint(fmt.Errorf("%w: the password is easy to guess", reportedly.ErrInvalid), "four words that don't belong together are easy to keep in mind")
	}
	return normal, nil
}

// weak tells whether a password is among the first that anybody would try: few
// different characters, the name, or a common word with digits around it.
func weak(name, password string) bool {
	different := map[rune]bool{}
	for _, r := range password {
		different[r] = true
	}
	if len(different) < 5 {
		return true
	}
	low := strings.ToLower(password)
	bare := strings.TrimFunc(low, func(r rune) bool { return !unicode.IsLetter(r) })
	if name != "" && utf8.RuneCountInString(strings.ReplaceAll(low, name, "")) < 6 {
		return true
	}
	for _, word := range strings.Fields("password passwort motdepasse contraseña letmein qwertyuiop qwertz qwerty administrator admin welcome welcometo changeme iloveyou trustno reportedly secret newsroom abcdefghijkl abcdefgh correcthorsebatterystaple correct-horse-battery-staple") {
		if bare == word || bare == word+word {
			return true
		}
	}
	return strings.Contains("01234567890123456789 98765432109876543210", low)
}
