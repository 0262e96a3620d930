// Lets a page in a real browser use the server from an allowed origin, and sees that a page of another origin cannot:
//   node browser.mjs      with MCP_URL, AUTH_TOKEN and PAGE_PORT set; http://app.luna.test:$PAGE_PORT is the allowed origin
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const { MCP_URL: url, AUTH_TOKEN: token, PAGE_PORT: port } = process.env;
const script = readFileSync('browser-page.js');

const pages = createServer((request, response) => {
  const isScript = request.url === '/page.js';
  response.writeHead(200, { 'Content-Type': isScript ? 'text/javascript' : 'text/html' });
  response.end(isScript ? script : '<!DOCTYPE html><title>page</title><script src="/page.js"></script>');
});
await new Promise(resolve => pages.listen(Number(port), '127.0.0.1', resolve));

const executablePath = execFileSync('sh', ['-c', 'command -v chromium || command -v google-chrome']).toString().trim();
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP *.luna.test 127.0.0.1'],
});

async function use(host, bearer) {
  const page = await browser.newPage();
  await page.goto(`http://${host}:${port}/`);
  return page.evaluate(([to, shown]) => globalThis.useServer(to, shown), [url, bearer]);
}

try {
  const seen = await use('app.luna.test', token);
  assert.ok(seen.session, 'begins and ends a session, whose id it can read');
  assert.ok(seen.tools > 10, 'lists the tools');
  assert.equal(seen.text, 'Tool with progress executed successfully');
  assert.deepEqual(seen.progress, [0, 50, 100]);
  await assert.rejects(use('app.luna.test', 'wrong'), /401|invalid token|Unauthorized/i, 'reads why it is refused');
  await assert.rejects(use('other.luna.test', token), /Failed to fetch/, 'a page of another origin reads nothing');
  console.log(`${browser.version()}: a page of an allowed origin lists ${seen.tools} tools and calls; one of another cannot`);
} finally {
  await browser.close();
  pages.close();
}
