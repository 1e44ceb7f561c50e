// A SaaS team's own service in plain Java 17: no library but the JDK's, nothing of this project.
//
// Its states endpoint is POST /_states, which a real service has in its test environments only. It signs no token
// itself: it trusts the issuer of the environment variable ISSUER and lets it mint (POST MINT). A service of yours
// would use libraries for tokens and JSON, Spring Security and Jackson for instance: claimsOf below is what such a
// library does, and Json at the end is all of JSON that this file needs.
//
// Environment: ISSUER, MINT, CLIENT_ID, AUDIENCE. Prints its URL once it listens. Run it with: java Service.java

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Service {
  static final String ISSUER = System.getenv("ISSUER"), MINT = System.getenv("MINT");
  static final String CLIENT_ID = System.getenv("CLIENT_ID"), AUDIENCE = System.getenv("AUDIENCE");
  /** The add-on's, where there is one: the audience of its tokens is its MCP URL. */
  static final String ADDON_CLIENT_ID = "alexa-plus-client", ADDON_MCP_URL = "https://add-on.example.com/mcp";
  static final HttpClient http = HttpClient.newHttpClient();

  static final class Account {
    final String id = newId();
    Object name;
    Map<String, Object> plan = object("name", "Free", "taskLimit", null, "renewsOn", null, "includesWriting", true);
    final List<Map<String, Object>> tasks = new ArrayList<>();
    final Map<String, Map<String, Object>> added = new HashMap<>();
    long tooMany;
  }

  static final Map<String, Account> accounts = new HashMap<>();
  static final Set<String> revoked = new HashSet<>(); // ids of tokens
  static final Map<String, PublicKey> keys = new HashMap<>();

  // --- tokens -------------------------------------------------------------------------------------------------

  static void readKeys() throws Exception {
    Map<String, Object> set = fetch("GET", ISSUER + "/.well-known/jwks.json", null);
    for (Object one : (List<?>) set.get("keys")) {
      Map<?, ?> key = (Map<?, ?>) one;
      BigInteger n = new BigInteger(1, decoded(key.get("n"))), e = new BigInteger(1, decoded(key.get("e")));
      keys.put((String) key.get("kid"), KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(n, e)));
    }
  }

  static byte[] decoded(Object part) {
    return Base64.getUrlDecoder().decode((String) part);
  }

  static Map<String, Object> decodedJson(String part) {
    return Json.object(new String(decoded(part), StandardCharsets.UTF_8));
  }

  /** The claims of a token that is good, or null. */
  static Map<String, Object> claimsOf(String token) {
    try {
      String[] parts = token.split("\\.", -1);
      if (parts.length != 3) return null;
      Map<String, Object> header = decodedJson(parts[0]), claims = decodedJson(parts[1]);
      PublicKey key = keys.get(header.get("kid"));
      if (!"RS256".equals(header.get("alg")) || key == null) return null;
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      double now = Instant.now().getEpochSecond();
      boolean good =
          signature.verify(decoded(parts[2]))
              && ISSUER.equals(claims.get("iss"))
              && isForUs(claims)
              && "access".equals(claims.get("token_use"))
              && ((Number) claims.get("exp")).doubleValue() > now
              && ((Number) claims.getOrDefault("nbf", 0)).doubleValue() <= now
              && !revoked.contains(claims.get("jti"));
      return good ? claims : null;
    } catch (GeneralSecurityException | RuntimeException fault) {
      return null;
    }
  }

  /** Whether a client's token is meant for this API: the skill's has no audience. */
  static boolean isForUs(Map<String, Object> claims) {
    Object client = claims.get("client_id");
    return CLIENT_ID.equals(client)
        || (ADDON_CLIENT_ID.equals(client) && ADDON_MCP_URL.equals(claims.get("aud")));
  }

  // --- provider states ----------------------------------------------------------------------------------------

  static Account account(Map<String, Object> params) {
    return accounts.computeIfAbsent((String) params.get("customer"), customer -> new Account());
  }

  /** Lets the issuer mint. A token is the first state of a request: with it the customer begins anew. */
  static Map<String, Object> minted(Map<String, Object> params, Object... change) {
    accounts.remove((String) params.get("customer"));
    Map<String, Object> asked = object("sub", params.get("customer"), "scopes", params.get("scopes"));
    asked.putAll(object(change));
    return object("accessToken", fetch("POST", MINT, asked).get("accessToken"));
  }

  static Map<String, Object> add(Account of, Object title, Object status, Object dueOn, Object key) {
    Map<String, Object> task = object("id", newId(), "title", title, "status", status, "dueOn", dueOn);
    of.tasks.add(task);
    if (key != null) of.added.put((String) key, new LinkedHashMap<>(task));
    return task;
  }

  static Map<String, Object> clientToken(Map<String, Object> params, String client, String audience) {
    return minted(params, "claims", object("client_id", client, "aud", audience));
  }

  static final Map<String, Function<Map<String, Object>, Map<String, Object>>> states = new HashMap<>();

  static {
    states.put("a valid access token", p -> minted(p));
    states.put("an expired access token", p -> minted(p, "expiresIn", -3600));
    states.put("a revoked access token", p -> {
      String jti = newId();
      revoked.add(jti);
      return minted(p, "claims", object("jti", jti));
    });
    states.put("a forged access token", p -> minted(p, "forged", true));
    states.put("an access token that names the customer", p -> {
      Map<String, Object> other = object("customer", newId(), "scopes", p.get("scopes"));
      return minted(other, "claims", object("customerId", p.get("customer")));
    });
    states.put("a valid access token of the add-on", p -> clientToken(p, ADDON_CLIENT_ID, ADDON_MCP_URL));
    states.put("an access token of the add-on for another service", p ->
        clientToken(p, ADDON_CLIENT_ID, "https://another.example.com/mcp"));
    states.put("an access token for the add-on of another app client", p ->
        clientToken(p, "another", ADDON_MCP_URL));
    states.put("a customer", p -> {
      account(p).name = p.get("displayName");
      account(p).plan = Json.map(p.get("plan"));
      return object();
    });
    states.put("a task exists", p ->
        object("taskId", add(account(p), p.get("title"), p.get("status"), p.get("dueOn"), null).get("id")));
    states.put("no task exists", p -> object("taskId", newId()));
    states.put("the first page was read", p ->
        object("cursor", cursorAfter(account(p), ((Number) p.get("limit")).intValue())));
    states.put("a task was added", p ->
        object("taskId", add(account(p), p.get("title"), "open", null, p.get("idempotencyKey")).get("id")));
    states.put("too many requests were sent", p -> {
      account(p).tooMany = ((Number) p.get("retryAfterSeconds")).longValue();
      return object();
    });
  }

  static Answer changeState(String body) {
    Map<String, Object> change = Json.object(body);
    var state = states.get(change.get("state"));
    if (state == null) return new Answer(404, object("error", "no state " + change.get("state")), Map.of());
    if ("teardown".equals(change.get("action"))) return new Answer(200, object(), Map.of());
    return new Answer(200, state.apply(Json.map(change.get("params"))), Map.of());
  }

  // --- the API ------------------------------------------------------------------------------------------------

  record Answer(int status, Map<String, Object> body, Map<String, String> headers) {}

  record Call(Account of, Map<String, String> query, String idempotencyKey, String body, Matcher match) {}

  record Operation(String method, Pattern path, String scope, Function<Call, Answer> run) {}

  static Answer ok(int status, Map<String, Object> body) {
    return new Answer(status, body, Map.of());
  }

  static Answer problem(int status, String kind, String... headers) {
    Map<String, String> all = new HashMap<>(Map.of("content-type", "application/problem+json"));
    for (int at = 0; at < headers.length; at += 2) all.put(headers[at], headers[at + 1]);
    return new Answer(status, object("type", "/problems/" + kind, "title", kind, "status", status), all);
  }

  static Answer refused(int status, String kind, String rest) {
    return problem(status, kind, "www-authenticate", "Bearer realm=\"saas-api\"" + rest);
  }

  static List<Map<String, Object>> openTasks(Account of) {
    return of.tasks.stream().filter(task -> "open".equals(task.get("status"))).toList();
  }

  static String cursorAfter(Account of, int count) {
    byte[] text = (of.id + " " + count).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  static Answer me(Call call) {
    Map<String, Object> plan = new LinkedHashMap<>(call.of.plan);
    plan.remove("includesWriting");
    Map<String, Object> usage = object("openTasks", openTasks(call.of).size());
    return ok(200, object("displayName", call.of.name, "plan", plan, "usage", usage));
  }

  static Answer listTasks(Call call) {
    int from = 0, limit;
    try {
      limit = Integer.parseInt(call.query.get("limit"));
      if (call.query.containsKey("cursor")) {
        String[] said = new String(decoded(call.query.get("cursor")), StandardCharsets.UTF_8).split(" ");
        if (!said[0].equals(call.of.id)) return problem(400, "bad-request");
        from = Integer.parseInt(said[1]);
      }
    } catch (RuntimeException fault) {
      return problem(400, "bad-request");
    }
    List<Map<String, Object>> open = openTasks(call.of);
    int begin = Math.min(from, open.size()), to = Math.min(begin + limit, open.size());
    String next = to < open.size() ? cursorAfter(call.of, to) : null;
    return ok(200, object("tasks", open.subList(begin, to), "nextCursor", next, "total", open.size()));
  }

  static Answer addTask(Call call) {
    String title = (String) Json.object(call.body).get("title");
    Map<String, Object> before = call.of.added.get(call.idempotencyKey);
    if (before != null) return before.get("title").equals(title) ? ok(201, before) : problem(409, "idempotency-conflict");
    if (!(Boolean) call.of.plan.get("includesWriting")) return problem(403, "plan-required");
    int length = title.codePointCount(0, title.length());
    if (length == 0 || length > 200) return problem(422, "invalid-task");
    Number limit = (Number) call.of.plan.get("taskLimit");
    if (limit != null && openTasks(call.of).size() >= limit.intValue()) return problem(422, "task-limit-reached");
    return ok(201, add(call.of, title, "open", null, call.idempotencyKey));
  }

  static Answer completeTask(Call call) {
    for (Map<String, Object> task : call.of.tasks) {
      if (!task.get("id").equals(call.match.group(1))) continue;
      if (!(Boolean) call.of.plan.get("includesWriting")) return problem(403, "plan-required");
      if ("done".equals(task.get("status"))) return problem(409, "already-completed");
      task.put("status", "done");
      return ok(200, task);
    }
    return problem(404, "not-found");
  }

  static final List<Operation> operations = List.of(
      new Operation("GET", Pattern.compile("/v1/me"), "profile.read", Service::me),
      new Operation("GET", Pattern.compile("/v1/tasks"), "tasks.read", Service::listTasks),
      new Operation("POST", Pattern.compile("/v1/tasks"), "tasks.write", Service::addTask),
      new Operation("POST", Pattern.compile("/v1/tasks/([^/]+)/complete"), "tasks.write", Service::completeTask));

  static Answer serve(HttpExchange exchange, String body) {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/_states")) return changeState(body);
    String authorization = exchange.getRequestHeaders().getFirst("authorization");
    String[] words = authorization == null ? new String[0] : authorization.trim().split("\\s+");
    if (words.length != 2 || !words[0].equalsIgnoreCase("bearer")) return refused(401, "missing-token", "");
    Map<String, Object> claims = claimsOf(words[1]);
    if (claims == null) return refused(401, "invalid-token", ", error=\"invalid_token\"");
    for (Operation operation : operations) {
      Matcher match = operation.path.matcher(path);
      if (!match.matches() || !operation.method.equals(exchange.getRequestMethod())) continue;
      String whole = AUDIENCE + "/" + operation.scope;
      if (!List.of(((String) claims.getOrDefault("scope", "")).split(" ")).contains(whole)) {
        return refused(403, "insufficient-scope", ", error=\"insufficient_scope\", scope=\"" + whole + "\"");
      }
      Account of = account(object("customer", claims.getOrDefault("customerId", claims.get("sub"))));
      if (of.tooMany > 0) return problem(429, "rate-limited", "retry-after", String.valueOf(of.tooMany));
      String key = exchange.getRequestHeaders().getFirst("idempotency-key");
      return operation.run.apply(new Call(of, queryOf(exchange.getRequestURI()), key, body, match));
    }
    return problem(404, "not-found");
  }

  // --- HTTP ---------------------------------------------------------------------------------------------------

  static Map<String, String> queryOf(URI uri) {
    Map<String, String> query = new HashMap<>();
    if (uri.getRawQuery() == null) return query;
    for (String pair : uri.getRawQuery().split("&")) {
      String[] both = pair.split("=", 2);
      query.put(both[0], both.length < 2 ? "" : URLDecoder.decode(both[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  static void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Answer answer = serve(exchange, body);
    byte[] bytes = Json.write(answer.body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    answer.headers.forEach(exchange.getResponseHeaders()::set);
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status, isHead ? -1 : bytes.length);
    if (!isHead) exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  static Map<String, Object> fetch(String method, String url, Object body) {
    try {
      var content = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(Json.write(body));
      var request = HttpRequest.newBuilder(URI.create(url)).header("content-type", "application/json");
      return Json.object(http.send(request.method(method, content).build(), HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException | InterruptedException fault) {
      throw new IllegalStateException(url + " does not answer", fault);
    }
  }

  static String newId() {
    return "java-" + UUID.randomUUID();
  }

  static Map<String, Object> object(Object... all) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int at = 0; at < all.length; at += 2) object.put((String) all[at], all[at + 1]);
    return object;
  }

  public static void main(String[] arguments) throws Exception {
    readKeys();
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer waits 40 ms
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", Service::handle); // one request after the other: nothing needs a lock
    server.start();
    System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
  }
}

/** JSON read and written with maps, lists, strings, numbers, booleans and null. */
final class Json {
  private static final Pattern token =
      Pattern.compile("\\s*([{}\\[\\]:,]|\"(?:[^\"\\\\]|\\\\.)*\"|-?\\d[\\d.eE+-]*|true|false|null)\\s*", Pattern.DOTALL);
  private final Matcher tokens;

  private Json(String text) {
    tokens = token.matcher(text);
  }

  static Map<String, Object> object(String text) {
    Json json = new Json(text);
    return map(json.value(json.next()));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private String next() {
    if (!tokens.lookingAt()) throw new IllegalArgumentException("This is no JSON.");
    String found = tokens.group(1);
    tokens.region(tokens.end(), tokens.regionEnd());
    return found;
  }

  private Object value(String first) {
    switch (first.charAt(0)) {
      case '{': {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String at = next(); !at.equals("}"); at = next()) {
          if (at.equals(",")) at = next();
          next(); // the colon
          object.put(unquoted(at), value(next()));
        }
        return object;
      }
      case '[': {
        List<Object> list = new ArrayList<>();
        for (String at = next(); !at.equals("]"); at = next()) list.add(value(at.equals(",") ? next() : at));
        return list;
      }
      case '"': return unquoted(first);
      case 't': return true;
      case 'f': return false;
      case 'n': return null;
      default: return first.matches("-?\\d+") ? (Object) Long.valueOf(first) : (Object) Double.valueOf(first);
    }
  }

  private static String unquoted(String quoted) {
    StringBuilder text = new StringBuilder();
    for (int at = 1; at < quoted.length() - 1; at += 1) {
      char one = quoted.charAt(at);
      if (one != '\\') {
        text.append(one);
        continue;
      }
      char escaped = quoted.charAt(at += 1);
      int control = "bfnrt".indexOf(escaped);
      if (escaped == 'u') {
        text.append((char) Integer.parseInt(quoted.substring(at + 1, at + 5), 16));
        at += 4;
      } else {
        text.append(control < 0 ? escaped : "\b\f\n\r\t".charAt(control));
      }
    }
    return text.toString();
  }

  static String write(Object value) {
    if (value instanceof Map<?, ?> object) {
      List<String> fields = new ArrayList<>();
      object.forEach((name, field) -> fields.add(write(name) + ":" + write(field)));
      return "{" + String.join(",", fields) + "}";
    }
    if (value instanceof List<?> list) return "[" + String.join(",", list.stream().map(Json::write).toList()) + "]";
    if (!(value instanceof String text)) return String.valueOf(value);
    StringBuilder quoted = new StringBuilder("\"");
    for (char one : text.toCharArray()) {
      if (one == '"' || one == '\\') quoted.append('\\').append(one);
      else if (one < ' ') quoted.append(String.format("\\u%04x", (int) one));
      else quoted.append(one);
    }
    return quoted.append('"').toString();
  }
}
