// The tools of the benchmark on the official TypeScript SDK, stateless, as its documentation shows it.
// Environment: PORT, AUTH_TOKEN, TOOLS, UPSTREAM.
import { createServer } from 'node:http';
import { McpServer } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { z } from 'zod';

const { PORT, AUTH_TOKEN, TOOLS, UPSTREAM } = process.env;
const own = 3;
const text = (value) => ({ content: [{ type: 'text', text: value }] });
const message = z.object({ message: z.string() });
const milliseconds = z.object({ ms: z.number().int() });
const file = z.object({ file: z.string() });
const entry = z.object({
  name: z.string().describe('The name of the entry'),
  language: z.string().describe('The language of the text').optional(),
  limit: z.number().int().describe('The most lines to return').optional(),
});

function newServer() {
  const server = new McpServer({ name: 'echo', version: '1' });
  server.registerTool('echo', { description: 'Returns its message.', inputSchema: message }, (call) => text(call.message));
  server.registerTool('forward', { description: 'Returns the answer of the upstream.', inputSchema: milliseconds },
    async ({ ms }) => text(await (await fetch(`${UPSTREAM}/wait?ms=${ms}`)).text()));
  server.registerTool('upload', { description: 'Returns the length of a file.', inputSchema: file },
    (call) => text(String(call.file.length)));
  for (let i = own; i < Number(TOOLS); i++) {
    const description = `Looks up an entry of the catalogue ${i} and returns it as text.`;
    server.registerTool(`tool_${i}`, { description, inputSchema: entry }, () => text('none'));
  }
  return server;
}

createServer(async (request, response) => {
  if (request.headers.authorization !== `Bearer ${AUTH_TOKEN}`) {
    response.writeHead(401).end();
    return;
  }
  const server = newServer();
  const transport = new NodeStreamableHTTPServerTransport({
    sessionIdGenerator: undefined,
    enableJsonResponse: true,
    maxRequestBodySize: 16 << 20,
  });
  response.on('close', () => transport.close());
  await server.connect(transport);
  await transport.handleRequest(request, response);
}).listen(Number(PORT), '127.0.0.1');
