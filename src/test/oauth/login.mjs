// A real authorization server (oidc-provider, which is certified) at which people and programs get access tokens for an MCP server.
// Everybody who comes is logged in as ann, or as whom the client names in login_hint, without a page. Clients register themselves, for
// the scopes that they ask for then, or are `mcp-client`, which may ask for all, or `robot` with the secret `robot-secret`. The client `luna` with the secret `luna-secret` may ask whether a token is active.
// Arguments: the URL of the MCP server, the format of its tokens (jwt or opaque), the port (0 chooses one), and the lifetime of tokens in
// seconds. Prints its port. With the input `wait` as last argument it runs until it is stopped; otherwise it ends when its input ends.
import { generateKeyPairSync } from 'node:crypto';
import http from 'node:http';
import Provider from 'oidc-provider';

const [resource, format, port = '0', lifetime = '300', wait] = process.argv.slice(2);
const scope = 'read write execute';
const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
const server = http.createServer();
await new Promise((resolve) => server.listen(Number(port), '127.0.0.1', resolve));

const machine = { grant_types: ['client_credentials'], redirect_uris: [], response_types: [] };
const provider = new Provider(`http://127.0.0.1:${server.address().port}`, {
  clients: [
    { client_id: 'robot', client_secret: 'robot-secret', ...machine },
    {
      client_id: 'mcp-client',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: ['http://127.0.0.1/callback'],
    },
    { client_id: 'luna', client_secret: 'luna-secret', ...machine },
  ],
  clientDefaults: { grant_types: ['authorization_code', 'refresh_token'] },
  scopes: ['openid', 'offline_access', ...scope.split(' ')],
  jwks: { keys: [{ ...key, alg: 'RS256', use: 'sig' }] },
  cookies: { keys: ['a key of a test'] },
  ttl: { AccessToken: Number(lifetime), ClientCredentials: Number(lifetime) },
  claims: { profile: ['preferred_username'] },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    registration: { enabled: true },
    revocation: { enabled: true },
    introspection: { enabled: true, allowedPolicy: (ctx, client) => client.clientId === 'luna' },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => resource,
      useGrantedResource: () => true,
      getResourceServerInfo: (ctx, wanted) => ({
        scope,
        audience: wanted,
        accessTokenFormat: format,
        accessTokenTTL: Number(lifetime),
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id }) }),
  extraTokenClaims: (ctx, token) => ({ preferred_username: token.accountId }),
  loadExistingGrant: async (ctx) => {
    const { client, params, session } = ctx.oidc;
    const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
    // A scope belongs to the server itself and to the resource; both ask whether it was granted.
    grant.addOIDCScope(`openid offline_access ${params.scope ?? ''}`);
    grant.addResourceScope(resource, params.scope ?? '');
    await grant.save();
    return grant;
  },
});

server.on('request', async (request, response) => {
  if (request.url.startsWith('/interaction/')) {
    try {
      const { params } = await provider.interactionDetails(request, response);
      const login = { accountId: params.login_hint ?? 'ann' };
      await provider.interactionFinished(request, response, { login, consent: {} });
    } catch (error) {
      // A client without cookies, for example.
      response.writeHead(400).end(String(error));
    }
  } else {
    provider.callback()(request, response);
  }
});
console.log(server.address().port);
if (wait !== 'wait') process.stdin.resume().on('end', () => process.exit());
