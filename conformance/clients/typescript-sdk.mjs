// Lets the official TypeScript SDK list and call the tools of conformance/routes:
//   node typescript-sdk.mjs 1 | remote | legacy | auto | 2026-07-28      with MCP_URL and AUTH_TOKEN set
// 1 is the SDK's first line, remote the same through mcp-remote, the others are how the second line agrees on an era.
import assert from 'node:assert/strict';

const way = process.argv[2];
const url = process.env.MCP_URL;
const authorization = `Bearer ${process.env.AUTH_TOKEN}`;
const identity = { name: 'luna-clients', version: '1' };
const requestInit = { headers: { Authorization: authorization } };

async function firstLine() {
  const { Client } = await import('@modelcontextprotocol/sdk/client/index.js');
  const client = new Client(identity);
  if (way === 'remote') {
    const { StdioClientTransport } = await import('@modelcontextprotocol/sdk/client/stdio.js');
    const proxy = ['node_modules/mcp-remote/dist/proxy.js', url, '--allow-http', '--header', `Authorization:${authorization}`];
    await client.connect(new StdioClientTransport({ command: process.execPath, args: proxy, stderr: 'ignore' }));
  } else {
    const { StreamableHTTPClientTransport } = await import('@modelcontextprotocol/sdk/client/streamableHttp.js');
    await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
  }
  const call = (name, options) => client.callTool({ name, arguments: {} }, undefined, options);
  return { client, call };
}

async function secondLine() {
  const { Client, StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client');
  const mode = ['legacy', 'auto'].includes(way) ? way : { pin: way };
  const client = new Client(identity, { versionNegotiation: { mode } });
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
  const call = (name, options) => client.callTool({ name, arguments: {} }, options);
  return { client, call };
}

const { client, call } = await (['1', 'remote'].includes(way) ? firstLine() : secondLine());

const { tools } = await client.listTools();
assert.ok(tools.some(tool => tool.name === 'test_image_content'), 'lists the tools');

const list = tools.find(tool => tool.name === 'test_list_output');
assert.ok(list, 'lists a tool whose output schema is no object, and those after it');
assert.equal(list.outputSchema?.type, way === '2026-07-28' || way === 'auto' ? 'array' : undefined);
const answer = await call('test_list_output');
assert.deepEqual(JSON.parse(answer.content[0].text), [1, 2, 3]);
if (list.outputSchema) assert.deepEqual(answer.structuredContent, [1, 2, 3]);

const text = await call('test_simple_text');
assert.equal(text.content[0].text, 'This is a simple text response for testing.');

const image = await call('test_image_content');
assert.equal(image.content[0].mimeType, 'image/png');
assert.deepEqual([...Buffer.from(image.content[0].data, 'base64').subarray(1, 4)], [...Buffer.from('PNG')]);

const failure = await call('test_error_handling');
assert.equal(failure.isError, true);
await assert.rejects(client.callTool({ name: 'no_such_tool', arguments: {} }), /no_such_tool/);

const progress = [];
await call('test_tool_with_progress', { onprogress: update => progress.push(update.progress) });
// mcp-remote passes messages on without keeping their order: the last notification may come after the response, which ends it.
assert.deepEqual(way === 'remote' ? progress.slice(0, 2) : progress, way === 'remote' ? [0, 50] : [0, 50, 100]);

// A call that outlives the client's timeout, since the server shows that it still runs.
const signs = [];
const patience = { timeout: 2500, resetTimeoutOnProgress: true, onprogress: update => signs.push(update.progress) };
const silent = await call('test_silent_tool', patience);
assert.equal(silent.content[0].text, 'Waited');
assert.ok(signs.length >= 3, `signs of life: ${signs}`);
await assert.rejects(call('test_silent_tool', { timeout: 2500 }), /timed out/i);

await client.close();
console.log(`TypeScript SDK, ${way}: ${tools.length} tools listed; text, image, error and progress seen`);
process.exit(0);
