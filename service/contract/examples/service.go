// A SaaS team's own service in plain Go: no module but the standard library, nothing of this project.
//
// Its states endpoint is POST /_states, which a real service has in its test environments only. It signs no token
// itself: it trusts the issuer of the environment variable ISSUER and lets it mint (POST MINT). A service of yours
// would use a library for tokens, go-oidc for instance: claimsOf below is what such a library does.
//
// Environment: ISSUER, MINT, CLIENT_ID, AUDIENCE. Prints its URL once it listens.
package main

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

var issuer, mint = os.Getenv("ISSUER"), os.Getenv("MINT")
var clientID, audience = os.Getenv("CLIENT_ID"), os.Getenv("AUDIENCE")

type object map[string]any

type task struct {
	ID     string  `json:"id"`
	Title  *string `json:"title"`
	Status string  `json:"status"`
	DueOn  *string `json:"dueOn"`
}

type plan struct {
	Name            string  `json:"name"`
	TaskLimit       *int    `json:"taskLimit"`
	RenewsOn        *string `json:"renewsOn"`
	IncludesWriting bool    `json:"-"`
}

type account struct {
	id      string
	name    *string
	plan    plan
	tasks   []*task
	added   map[string]task
	tooMany int
}

var (
	mutex    sync.Mutex // guards what follows
	accounts = map[string]*account{}
	revoked  = map[string]bool{} // ids of tokens
	keys     = map[string]*rsa.PublicKey{}
)

// --- tokens ---------------------------------------------------------------------------------------------------

func decoded(part string) []byte {
	data, err := base64.RawURLEncoding.Strict().DecodeString(part)
	if err != nil {
		return nil
	}
	return data
}

func readKeys() {
	var set struct{ Keys []struct{ Kid, N, E string } }
	fetch("GET", issuer+"/.well-known/jwks.json", nil, &set)
	for _, key := range set.Keys {
		e := new(big.Int).SetBytes(decoded(key.E)).Int64()
		keys[key.Kid] = &rsa.PublicKey{N: new(big.Int).SetBytes(decoded(key.N)), E: int(e)}
	}
}

// The add-on's, where there is one: the audience of its tokens is its MCP URL.
const addonClientID, addonMCPURL = "alexa-plus-client", "https://add-on.example.com/mcp"

type claims struct {
	Sub, Iss, Jti, Scope string
	Aud                  any
	ClientID             string `json:"client_id"`
	CustomerID           string `json:"customerId"`
	TokenUse             string `json:"token_use"`
	Exp, Nbf             float64
}

// isForUs tells whether a client's token is meant for this API: the skill's has no audience.
func (c claims) isForUs() bool {
	return c.ClientID == clientID || c.ClientID == addonClientID && c.Aud == addonMCPURL
}

// claimsOf gives the claims of a token that is good, or nil.
func claimsOf(token string) *claims {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return nil
	}
	var header struct{ Alg, Kid string }
	var said claims
	if json.Unmarshal(decoded(parts[0]), &header) != nil || json.Unmarshal(decoded(parts[1]), &said) != nil {
		return nil
	}
	key, now := keys[header.Kid], float64(time.Now().Unix())
	if header.Alg != "RS256" || key == nil {
		return nil
	}
	sum := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	if rsa.VerifyPKCS1v15(key, crypto.SHA256, sum[:], decoded(parts[2])) != nil {
		return nil
	}
	if said.Iss != issuer || !said.isForUs() || said.TokenUse != "access" {
		return nil
	}
	if said.Exp <= now || said.Nbf > now || revoked[said.Jti] {
		return nil
	}
	if said.CustomerID == "" {
		said.CustomerID = said.Sub
	}
	return &said
}

// --- provider states ------------------------------------------------------------------------------------------

func accountOf(customer string) *account {
	if accounts[customer] == nil {
		accounts[customer] = &account{id: newID(), plan: plan{Name: "Free", IncludesWriting: true}, added: map[string]task{}}
	}
	return accounts[customer]
}

type params struct {
	Customer, Scope, Status string
	Title                   *string
	Scopes                  []string
	DisplayName, DueOn      *string
	Plan                    struct {
		Name            string
		TaskLimit       *int
		RenewsOn        *string
		IncludesWriting bool
	}
	IdempotencyKey           string
	Limit, RetryAfterSeconds int
}

// minted lets the issuer mint. A token is the first state of a request: with it the customer begins anew.
func minted(p params, change object) object {
	delete(accounts, p.Customer)
	asked := object{"sub": p.Customer, "scopes": append([]string{}, p.Scopes...)}
	for name, value := range change {
		asked[name] = value
	}
	answer := object{}
	fetch("POST", mint, asked, &answer)
	return object{"accessToken": answer["accessToken"]}
}

func add(of *account, title *string, status string, dueOn *string, key string) *task {
	one := &task{newID(), title, status, dueOn}
	of.tasks = append(of.tasks, one)
	if key != "" {
		of.added[key] = *one
	}
	return one
}

// clientToken is a state with a token of this client for this audience.
func clientToken(client, audience string) func(params) object {
	return func(p params) object {
		return minted(p, object{"claims": object{"client_id": client, "aud": audience}})
	}
}

var states = map[string]func(params) object{
	"a valid access token":    func(p params) object { return minted(p, nil) },
	"an expired access token": func(p params) object { return minted(p, object{"expiresIn": -3600}) },
	"a revoked access token": func(p params) object {
		jti := newID()
		revoked[jti] = true
		return minted(p, object{"claims": object{"jti": jti}})
	},
	"a forged access token": func(p params) object { return minted(p, object{"forged": true}) },
	"an access token that names the customer": func(p params) object {
		claims, other := object{"customerId": p.Customer}, p
		other.Customer = newID()
		return minted(other, object{"claims": claims})
	},
	"a valid access token of the add-on":                   clientToken(addonClientID, addonMCPURL),
	"an access token of the add-on for another service":    clientToken(addonClientID, "https://another.example.com/mcp"),
	"an access token for the add-on of another app client": clientToken("another", addonMCPURL),
	"a customer": func(p params) object {
		of := accountOf(p.Customer)
		of.name, of.plan = p.DisplayName, plan{p.Plan.Name, p.Plan.TaskLimit, p.Plan.RenewsOn, p.Plan.IncludesWriting}
		return nil
	},
	"a task exists": func(p params) object {
		return object{"taskId": add(accountOf(p.Customer), p.Title, p.Status, p.DueOn, "").ID}
	},
	"no task exists": func(params) object { return object{"taskId": newID()} },
	"the first page was read": func(p params) object {
		return object{"cursor": cursorAfter(accountOf(p.Customer), p.Limit)}
	},
	"a task was added": func(p params) object {
		return object{"taskId": add(accountOf(p.Customer), p.Title, "open", nil, p.IdempotencyKey).ID}
	},
	"too many requests were sent": func(p params) object {
		accountOf(p.Customer).tooMany = p.RetryAfterSeconds
		return nil
	},
}

func changeState(body []byte) answer {
	var change struct {
		State, Action string
		Params        params
	}
	if json.Unmarshal(body, &change) != nil {
		return answer{400, object{"error": "no JSON"}, nil}
	}
	state, known := states[change.State]
	if !known {
		return answer{404, object{"error": "no state " + change.State}, nil}
	}
	if change.Action == "teardown" {
		return answer{200, object{}, nil}
	}
	values := state(change.Params)
	if values == nil {
		values = object{}
	}
	return answer{200, values, nil}
}

// --- the API --------------------------------------------------------------------------------------------------

type answer struct {
	status  int
	body    any
	headers map[string]string
}

func problem(status int, kind string, headers map[string]string) answer {
	all := map[string]string{"content-type": "application/problem+json"}
	for name, value := range headers {
		all[name] = value
	}
	return answer{status, object{"type": "/problems/" + kind, "title": kind, "status": status}, all}
}

func challenge(rest string) map[string]string {
	return map[string]string{"www-authenticate": `Bearer realm="saas-api"` + rest}
}

func openTasks(of *account) []*task {
	open := []*task{}
	for _, one := range of.tasks {
		if one.Status == "open" {
			open = append(open, one)
		}
	}
	return open
}

func cursorAfter(of *account, count int) string {
	return base64.RawURLEncoding.EncodeToString([]byte(fmt.Sprintf("%s %d", of.id, count)))
}

func me(of *account, _ *http.Request, _ []byte, _ []string) answer {
	return answer{200, object{"displayName": of.name, "plan": of.plan, "usage": object{"openTasks": len(openTasks(of))}}, nil}
}

func listTasks(of *account, request *http.Request, _ []byte, _ []string) answer {
	query, from := request.URL.Query(), 0
	if query.Has("cursor") {
		whose, count, _ := strings.Cut(string(decoded(query.Get("cursor"))), " ")
		number, err := strconv.Atoi(count)
		if err != nil || whose != of.id {
			return problem(400, "bad-request", nil)
		}
		from = number
	}
	limit, err := strconv.Atoi(query.Get("limit"))
	if err != nil {
		return problem(400, "bad-request", nil)
	}
	open := openTasks(of)
	from = min(from, len(open))
	to := min(from+limit, len(open))
	var next *string
	if to < len(open) {
		cursor := cursorAfter(of, to)
		next = &cursor
	}
	return answer{200, object{"tasks": open[from:to], "nextCursor": next, "total": len(open)}, nil}
}

func min(one, other int) int {
	if one < other {
		return one
	}
	return other
}

func addTask(of *account, request *http.Request, body []byte, _ []string) answer {
	var asked struct{ Title string }
	if json.Unmarshal(body, &asked) != nil {
		return problem(400, "bad-request", nil)
	}
	key := request.Header.Get("idempotency-key")
	if before, again := of.added[key]; again {
		if *before.Title != asked.Title {
			return problem(409, "idempotency-conflict", nil)
		}
		return answer{201, before, nil}
	}
	if !of.plan.IncludesWriting {
		return problem(403, "plan-required", nil)
	}
	if length := utf8.RuneCountInString(asked.Title); length == 0 || length > 200 {
		return problem(422, "invalid-task", nil)
	}
	if limit := of.plan.TaskLimit; limit != nil && len(openTasks(of)) >= *limit {
		return problem(422, "task-limit-reached", nil)
	}
	return answer{201, add(of, &asked.Title, "open", nil, key), nil}
}

func completeTask(of *account, _ *http.Request, _ []byte, match []string) answer {
	for _, one := range of.tasks {
		if one.ID != match[1] {
			continue
		}
		if !of.plan.IncludesWriting {
			return problem(403, "plan-required", nil)
		}
		if one.Status == "done" {
			return problem(409, "already-completed", nil)
		}
		one.Status = "done"
		return answer{200, one, nil}
	}
	return problem(404, "not-found", nil)
}

var operations = []struct {
	method string
	path   *regexp.Regexp
	scope  string
	run    func(*account, *http.Request, []byte, []string) answer
}{
	{"GET", regexp.MustCompile(`^/v1/me$`), "profile.read", me},
	{"GET", regexp.MustCompile(`^/v1/tasks$`), "tasks.read", listTasks},
	{"POST", regexp.MustCompile(`^/v1/tasks$`), "tasks.write", addTask},
	{"POST", regexp.MustCompile(`^/v1/tasks/([^/]+)/complete$`), "tasks.write", completeTask},
}

func serve(request *http.Request, body []byte) answer {
	if request.URL.Path == "/_states" {
		return changeState(body)
	}
	words := strings.Fields(request.Header.Get("authorization"))
	if len(words) != 2 || !strings.EqualFold(words[0], "bearer") {
		return problem(401, "missing-token", challenge(""))
	}
	said := claimsOf(words[1])
	if said == nil {
		return problem(401, "invalid-token", challenge(`, error="invalid_token"`))
	}
	for _, operation := range operations {
		match := operation.path.FindStringSubmatch(request.URL.Path)
		if match == nil || operation.method != request.Method {
			continue
		}
		whole := audience + "/" + operation.scope
		if !contains(strings.Split(said.Scope, " "), whole) {
			return problem(403, "insufficient-scope", challenge(`, error="insufficient_scope", scope="`+whole+`"`))
		}
		of := accountOf(said.CustomerID)
		if of.tooMany > 0 {
			return problem(429, "rate-limited", map[string]string{"retry-after": strconv.Itoa(of.tooMany)})
		}
		return operation.run(of, request, body, match)
	}
	return problem(404, "not-found", nil)
}

func contains(all []string, wanted string) bool {
	for _, one := range all {
		if one == wanted {
			return true
		}
	}
	return false
}

// --- HTTP -----------------------------------------------------------------------------------------------------

func handle(writer http.ResponseWriter, request *http.Request) {
	body, _ := io.ReadAll(request.Body)
	mutex.Lock()
	defer mutex.Unlock()
	given := serve(request, body)
	writer.Header().Set("content-type", "application/json")
	for name, value := range given.headers {
		writer.Header().Set(name, value)
	}
	writer.WriteHeader(given.status)
	json.NewEncoder(writer).Encode(given.body)
}

func fetch(method, url string, body, into any) {
	content, _ := json.Marshal(body)
	request, err := http.NewRequest(method, url, bytes.NewReader(content))
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("content-type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	json.NewDecoder(response.Body).Decode(into)
}

func newID() string {
	data := make([]byte, 16)
	rand.Read(data)
	return "go-" + hex.EncodeToString(data)
}

func main() {
	readKeys()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("http://%s\n", listener.Addr())
	log.Fatal(http.Serve(listener, http.HandlerFunc(handle)))
}
