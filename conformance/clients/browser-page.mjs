// What a web page does with the official TypeScript SDK; bundled for the browser by clients/run.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

globalThis.useServer = async (url, token) => {
  const client = new Client({ name: 'luna-page', version: '1' });
  const requestInit = { headers: { Authorization: `Bearer ${token}` } };
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit });
  await client.connect(transport);
  const { tools } = await client.listTools();
  const progress = [];
  const onprogress = update => progress.push(update.progress);
  const result = await client.callTool({ name: 'test_tool_with_progress', arguments: {} }, undefined, { onprogress });
  await transport.terminateSession();
  return { session: transport.sessionId === undefined, tools: tools.length, text: result.content[0].text, progress };
};
