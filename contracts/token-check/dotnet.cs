// Reads access tokens, one a line, and says of each whether it is good. Environment: ISSUER, CLIENT_ID.
// Run it with dotnet run dotnet.cs, .NET 10 or newer.
// <page>
#:package Microsoft.IdentityModel.JsonWebTokens@8.23.0
#:package Microsoft.IdentityModel.Protocols.OpenIdConnect@8.23.0
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

var issuer = Environment.GetEnvironmentVariable("ISSUER");
var clientId = Environment.GetEnvironmentVariable("CLIENT_ID");
// With AddJwtBearer these are options.TokenValidationParameters, and options.Authority = issuer finds the keys.
var parameters = new TokenValidationParameters
{
    ValidIssuer = issuer,
    ValidAlgorithms = ["RS256"],
    ValidateAudience = false, // there is none
    ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
        $"{issuer}/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever { RequireHttps = false }), // the test issuer has none
};

var isGood = async (string token) =>
{
    var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, parameters);
    return result.IsValid
        && result.Claims.TryGetValue("token_use", out var use) && Equals(use, "access")
        && result.Claims.TryGetValue("client_id", out var client) && Equals(client, clientId);
};
// </page>

while (Console.ReadLine() is { } token) Console.WriteLine(await isGood(token) ? "good" : "refused");
