// Logs in, lists, calls, steps up, is refused and is revoked, and prints a line for each:
//   node flow.mjs NAME MCP_URL ISSUER revoked|stays [CLIENT_ID]
// The server has the tools of conformance/oauth/routes. A token that `stays` is not revoked, because nobody asks about it.
import assert from 'node:assert/strict';
import { Session } from './session.mjs';

const [name, url, issuer, end, clientId] = process.argv.slice(2);
const done = (step, detail) => console.log(`${name.padEnd(24)}${step.padEnd(14)}${detail}`);

const ann = new Session(url, clientId);
await ann.logIn();
assert.deepEqual(ann.logins.map((login) => login.resource), [url], 'asks for a token for this server');
done('log in', `scope ${ann.logins[0].scope}`);

const before = await ann.list();
assert.deepEqual(before, ['look'], 'lists what the token permits');
done('list', before.join(', '));

assert.equal(await ann.call('look'), 'seen');
done('call', 'look: seen');

const refused = await ann.answer('change');
assert.equal(refused.status, 403);
const challenge = refused.headers.get('www-authenticate');
assert.match(challenge, /error="insufficient_scope"/);
assert.match(challenge, /scope="[^"]*\bread write\b/, 'names what the token has and what it lacks');
done('be refused', `${refused.status} ${challenge.slice(0, 60)}...`);

assert.equal(await ann.call('change'), 'changed');
assert.equal(ann.logins.length, 2);
assert.match(ann.logins[1].scope, /\bread write\b/);
assert.deepEqual(await ann.list(), ['change', 'look']);
done('step up', `scope ${ann.logins[1].scope}; change: changed`);

if (end === 'stays') process.exit();
const metadata = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
const { access_token: token } = ann.tokens;
const form = new URLSearchParams({ token, token_type_hint: 'access_token', client_id: ann.clientId });
const revoked = await fetch(metadata.revocation_endpoint, { method: 'POST', body: form });
assert.equal(revoked.status, 200, await revoked.text());
const start = Date.now();
let status;
do {
  await new Promise((resolve) => setTimeout(resolve, 200));
  status = (await ann.answer('look')).status;
} while (status === 200 && Date.now() - start < 15_000);
assert.equal(status, 401);
done('be revoked', `401 after ${((Date.now() - start) / 1000).toFixed(1)} s`);
// The SDK goes on trying to open its stream again.
process.exit();
