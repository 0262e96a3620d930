// Makes the realm `tools` in a new Keycloak, by its administration API: node keycloak-realm.mjs PORT MCP_URL
const [port, resource] = process.argv.slice(2);
const base = `http://localhost:${port}`;

async function post(path, body, headers) {
  const response = await fetch(base + path, { method: 'POST', body, headers });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return { response, json: text && JSON.parse(text) };
}

const login = new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username: 'admin', password: 'admin' });
const { json } = await post('/realms/master/protocol/openid-connect/token', login);
const headers = { authorization: `Bearer ${json.access_token}`, 'content-type': 'application/json' };
const create = (path, body) => post(`/admin/realms${path}`, JSON.stringify(body), headers);

await create('', { realm: 'tools', enabled: true, accessTokenLifespan: 300 });

// Each scope is in a token only if the client asks for it; the audience is in every token.
for (const name of ['read', 'write', 'execute']) {
  await create('/tools/client-scopes', { name, protocol: 'openid-connect', attributes: { 'include.in.token.scope': 'true' } });
}
const audience = (name, config) => ({
  name,
  protocol: 'openid-connect',
  protocolMapper: 'oidc-audience-mapper',
  config: { ...config, 'access.token.claim': 'true', 'introspection.token.claim': 'true' },
});
await create('/tools/client-scopes', {
  name: 'tools-audience',
  protocol: 'openid-connect',
  attributes: { 'include.in.token.scope': 'false' },
  protocolMappers: [
    // Keycloak answers about a token only to a client that is in its audience.
    audience('server', { 'included.custom.audience': resource }),
    audience('introspection', { 'included.client.audience': 'luna' }),
  ],
});
await create('/tools/clients', {
  clientId: 'mcp-client',
  publicClient: true,
  redirectUris: ['http://127.0.0.1/callback', 'http://127.0.0.1:*/callback', 'http://localhost:*'],
  attributes: { 'pkce.code.challenge.method': 'S256' },
  defaultClientScopes: ['basic', 'profile', 'tools-audience'],
  optionalClientScopes: ['read', 'write', 'execute'],
});
await create('/tools/clients', { clientId: 'luna', secret: 'luna-secret', serviceAccountsEnabled: true });
await create('/tools/users', {
  username: 'ann',
  enabled: true,
  firstName: 'Ann',
  lastName: 'Example',
  email: 'ann@example.org',
  emailVerified: true,
  credentials: [{ type: 'password', value: 'ann-password', temporary: false }],
});
console.log(`${base}/realms/tools`);
