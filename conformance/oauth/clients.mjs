// Other clients, which register themselves and log in: node clients.mjs mcp-remote|inspector|mcpjam MCP_URL
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser } from './browser.mjs';

const [name, url] = process.argv.slice(2);
const port = process.env.CALLBACK_PORT;
const home = mkdtempSync(join(tmpdir(), 'luna-oauth-'));
const done = (detail) => console.log(`${name.padEnd(24)}${'log in'.padEnd(14)}${detail}`);

// Runs a client that prints the URL at which its user logs in, logs in there, and returns what it prints until it has `end`.
async function run(program, args, env, end) {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, HOME: home, ...env } });
  let printed = '';
  let opened = false;
  try {
    return await new Promise((resolve, reject) => {
      const read = async (data) => {
        printed += data;
        const login = /http:\/\/127\.0\.0\.1:\d+\/auth\?\S+/.exec(printed)?.[0];
        if (login && !opened) {
          opened = true;
          const back = await new Browser().open(login, new URL(login).searchParams.get('redirect_uri'));
          await fetch(back);
        }
        if (end.test(printed)) resolve(printed);
      };
      child.stdout.on('data', (data) => read(data).catch(reject));
      child.stderr.on('data', (data) => read(data).catch(reject));
      child.on('exit', (status) => reject(new Error(`${name} ended with ${status}: ${printed}`)));
    });
  } finally {
    child.removeAllListeners('exit');
    child.kill();
  }
}

if (name === 'mcp-remote') {
  const args = [url, port, '--allow-http'];
  const printed = await run('node_modules/mcp-remote/dist/client.js', args, { MCP_REMOTE_CONFIG_DIR: home }, /"name": ?"look"|Exiting OK/);
  assert.match(printed, /look/);
  done('lists look');
} else if (name === 'inspector') {
  const args = ['--cli', url, '--transport', 'http', '--method', 'tools/list', '--callback-url', `http://127.0.0.1:${port}/oauth/callback`];
  const printed = await run(
    'node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js', args, { MCP_AUTO_OPEN_ENABLED: 'true' }, /"name": ?"look"/);
  assert.match(printed, /look/);
  done('lists look');
} else {
  const { OAuthConformanceTest } = await import('@mcpjam/sdk');
  for (const protocolVersion of ['2025-06-18', '2025-11-25']) {
    const test = new OAuthConformanceTest({
      serverUrl: url,
      protocolVersion,
      registrationStrategy: 'preregistered',
      // Its login without a person keeps no cookies, which every real authorization server needs.
      auth: { mode: 'client_credentials', clientId: 'robot', clientSecret: 'robot-secret' },
      client: { preregistered: { clientId: 'robot', clientSecret: 'robot-secret' } },
      verification: { listTools: true },
    });
    const result = await test.run();
    assert.ok(result.passed, `${result.summary}\n${JSON.stringify(result.steps?.filter((step) => step.status === 'failed'), null, 1)}`);
    done(`${protocolVersion}: ${result.summary}`);
  }
}
process.exit();
