// A real authorization server (oidc-provider) at which users have accounts, with an API that tells whose token it gets. Prints its port.
// A browser is signed in by its cookie "user", and agrees to everything; the user "nobody" refuses. Arguments: the lifetime of access
// tokens in seconds. Ends when its input ends, so that no test can leave it behind.
import http from 'node:http';
import Provider from 'oidc-provider';

const lifetime = Number(process.argv[2]);
const counts = { issued: 0, refreshed: 0, revoked: 0, served: 0, refused: 0 };
const server = http.createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const provider = new Provider(origin, {
  clients: [{
    client_id: 'luna',
    client_secret: 'accounts-secret-0123456789',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    // The port of the server is known only when it listens; the test puts it into the address.
    redirect_uris: ['http://localhost/connect/callback/shop'],
    application_type: 'native',
  }],
  scopes: ['orders:read'],
  features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
  pkce: { required: () => true },
  issueRefreshToken: () => true,
  rotateRefreshToken: true,
  ttl: { AccessToken: lifetime, RefreshToken: 86400, Grant: 86400, Session: 86400, Interaction: 600 },
  cookies: { keys: ['a key of a test'] },
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
});
const tokens = [];
provider.on('access_token.saved', (token) => { counts.issued += 1; tokens.push(token); });
provider.on('refresh_token.saved', (token) => { tokens.push(token); });
provider.on('grant.success', (ctx) => { counts.refreshed += ctx.oidc.params.grant_type === 'refresh_token' ? 1 : 0; });
provider.on('access_token.destroyed', () => { counts.revoked += 1; });
provider.on('refresh_token.destroyed', () => { counts.revoked += 1; });

function answer(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function agree(request, response) {
  const { params } = await provider.interactionDetails(request, response);
  const user = /(?:^|; )user=([a-z]+)/.exec(request.headers.cookie ?? '')?.[1] ?? 'nobody';
  if (user === 'nobody') {
    await provider.interactionFinished(request, response,
      { error: 'access_denied', error_description: '<script>alert(1)</script>' });
    return;
  }
  const grant = new provider.Grant({ accountId: user, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  const grantId = await grant.save();
  await provider.interactionFinished(request, response, { login: { accountId: user }, consent: { grantId } });
}

server.on('request', async (request, response) => {
  const url = new URL(request.url, origin);
  if (url.pathname === '/counts') {
    answer(response, 200, counts);
  } else if (url.pathname === '/revoke') {
    await Promise.all(tokens.splice(0).map((token) => token.destroy()));
    answer(response, 200, {});
  } else if (url.pathname.startsWith('/interaction/')) {
    await agree(request, response);
  } else if (url.pathname.startsWith('/api/')) {
    const value = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const token = value && await provider.AccessToken.find(value);
    if (token?.isValid) {
      counts.served += 1;
      answer(response, 200, { account: token.accountId, seen: value });
    } else {
      counts.refused += 1;
      answer(response, 401, { error: 'invalid_token' });
    }
  } else {
    provider.callback()(request, response);
  }
});
console.log(server.address().port);
process.stdin.resume().on('end', () => process.exit());
