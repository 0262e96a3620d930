// Asks the YAML language server for completions, help and mistakes in tool files: node language-server.mjs DIRECTORY_OF_THE_REPOSITORY
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import rpc from 'vscode-jsonrpc/node.js';

const top = process.argv[2];
const settings = {
  schemas: { [pathToFileURL('tool-schema.json').href]: ['**/*.yaml'] },
  schemaStore: { enable: false }, validate: true, completion: true, hover: true,
};
const server = spawn(process.execPath, ['node_modules/yaml-language-server/bin/yaml-language-server', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const connection = rpc.createMessageConnection(new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
const published = new Map();
connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => published.get(uri)?.(diagnostics));
connection.onRequest('workspace/configuration', ({ items }) => items.map(({ section }) => (section === 'yaml' ? settings : null)));
connection.onRequest('client/registerCapability', () => null);
connection.listen();
await connection.sendRequest('initialize', {
  processId: process.pid, rootUri: null, workspaceFolders: null,
  capabilities: { workspace: { configuration: true }, textDocument: { completion: { completionItem: { snippetSupport: true } } } },
});
await connection.sendNotification('initialized', {});
await connection.sendNotification('workspace/didChangeConfiguration', { settings: { yaml: settings } });

let count = 0;

/** Opens a text in which @ is the cursor; returns its URI, the cursor and the mistakes by line. */
async function open(written) {
  const uri = `file:///tools/tool${count++}.yaml`;
  const before = written.split('@|')[0].split('\n');
  const diagnostics = new Promise(resolve => published.set(uri, resolve));
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text: written.replace('@|', '') },
  });
  const mistakes = (await diagnostics).map(({ range, message }) => `${range.start.line + 1}: ${message}`);
  return { uri, position: { line: before.length - 1, character: before.at(-1).length }, mistakes };
}

const mistakes = async text => (await open(text)).mistakes;

async function completions(text) {
  const { uri, position } = await open(text);
  const answer = await connection.sendRequest('textDocument/completion', { textDocument: { uri }, position });
  const textOf = documentation => documentation?.value ?? documentation ?? '';
  return new Map((answer.items ?? answer).map(item => [item.label, textOf(item.documentation)]));
}

const tool = (options, ...steps) => ['- route:', '    from:', '      uri: ai-tool:moon', '      parameters:',
  ...['tags: mine', 'description: The moon.', ...options].map(line => `        ${line}`),
  '      steps:', ...steps.map(line => `        ${line}`), ''].join('\n');
const http = (...options) => ['- to:', '    uri: block:http', '    parameters:', ...options.map(line => `      ${line}`)];

const options = await completions(tool(['@|'], '- log: x'));
assert.match(options.get('readOnlyHint'), /changes nothing/);
assert.ok(options.has('parameter.NAME'), 'proposes the declaration of an argument');
assert.match((await completions(tool([], ...http('url: http://a/', '@|')))).get('retry'), /sent again/);
assert.deepEqual([...(await completions(tool([], ...http('method: @|')))).keys()].sort(), ['DELETE', 'GET', 'PATCH', 'POST', 'PUT']);
assert.match((await completions(tool([], '- to:', '    uri: @|'))).get('mcp:log'), /log message/);
assert.ok((await completions(tool([], '- @|'))).has('setBody'));

const found = async (text, ...expected) => {
  const actual = (await mistakes(text)).sort();
  assert.equal(actual.length, expected.length, actual.join('\n'));
  expected.forEach((message, i) => assert.match(actual[i], message));
};
await found(tool(['readOnlyHnt: true'], '- log: x'), /^7: .*readOnlyHnt is not allowed/);
await found(tool([], ...http('url: http://a/', 'mehtod: GET', 'retry: 11')), /^12: .*mehtod is not allowed/, /^13: .*maximum of 10/);
await found(tool([], '- setBody: {constant: "a ${body}"}'), /^8: constant takes .* write simple/);
await found(tool([], '- to: block:htp'), /^8: there is no block: of this name; known are command/);
await found(tool([], '- to: kafak:events'), /^8: there is no component of this name/);
await found(tool([], '- setBdy: {constant: a}'), /^8: .*setBdy is not allowed/);
await found(tool([], '- log: "{{header.day}}"'), /^8: .* an argument is \$\{header.NAME\}/);

const files = ['routes/tools', 'routes/blocks', 'examples'].flatMap(directory =>
  readdirSync(`${top}/${directory}`, { recursive: true }).filter(name => name.endsWith('.yaml')).map(name => `${directory}/${name}`));
for (const file of files) assert.deepEqual(await mistakes(readFileSync(`${top}/${file}`, 'utf8')), [], file);
assert.ok(files.length > 40);

console.log(`yaml-language-server: completes options with descriptions, marks mistakes in their lines, and none in ${files.length} files`);
connection.dispose();
server.kill();
