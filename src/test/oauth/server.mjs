// A real authorization server (oidc-provider, which is certified) with an API that it protects, for tests on this machine. Prints
// its port. Arguments: the lifetime of tokens in seconds. Ends when its input ends, so that no test can leave it behind.
import http from 'node:http';
import Provider from 'oidc-provider';

const lifetime = Number(process.argv[2]);
const clients = [
  ['shop', 'basic', 'a secret/with: odd+characters&%'],
  ['till', 'post', 'till-secret-0123456789'],
].map(([client_id, way, client_secret]) => ({
  client_id,
  client_secret,
  token_endpoint_auth_method: `client_secret_${way}`,
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
}));
const tokens = [];
const counts = { issued: 0, refused: 0, served: 0 };

const server = http.createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const provider = new Provider(`http://127.0.0.1:${server.address().port}`, {
  clients,
  scopes: ['orders:read'],
  features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
  ttl: { ClientCredentials: lifetime },
  cookies: { keys: ['a key of a test'] },
});
provider.on('client_credentials.saved', (token) => {
  counts.issued += 1;
  tokens.push(token);
});

function answer(response, status, body, headers = {}) {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

server.on('request', async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  if (url.pathname === '/counts') {
    answer(response, 200, counts);
  } else if (url.pathname === '/revoke') {
    await Promise.all(tokens.splice(0).map((token) => token.destroy()));
    answer(response, 200, {});
  } else if (url.pathname.startsWith('/api/')) {
    const value = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const token = value && await provider.ClientCredentials.find(value);
    if (!token?.isValid || !token.scopes.has('orders:read')) {
      counts.refused += 1;
      answer(response, 401, { error: 'invalid_token' }, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
    } else {
      counts.served += 1;
      answer(response, 200, {
        client: token.clientId,
        orders: [{ id: 17, total: '42.50', customer: url.searchParams.get('customer'), note: 'internal' }],
        seen: value,
      });
    }
  } else {
    provider.callback()(request, response);
  }
});
console.log(server.address().port);
process.stdin.resume().on('end', () => process.exit());
