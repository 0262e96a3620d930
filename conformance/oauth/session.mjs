// A person with the official TypeScript SDK: logs in when the server asks for it, and again when a tool needs more.
import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Browser } from './browser.mjs';

const CALLBACK = `http://127.0.0.1:${process.env.CALLBACK_PORT}/callback`;

export class Session {
  #browser = new Browser();
  #url;
  #client;
  #code;
  #state = {};
  logins = [];

  // clientId: one that the authorization server knows; without it the client registers itself.
  constructor(url, clientId) {
    this.#url = new URL(url);
    if (clientId) this.#state.information = { client_id: clientId };
  }

  get clientId() {
    return this.#state.information.client_id;
  }

  get tokens() {
    return this.#state.tokens;
  }

  get #provider() {
    const state = this.#state;
    return {
      redirectUrl: CALLBACK,
      clientMetadata: {
        client_name: 'luna-oauth',
        redirect_uris: [CALLBACK],
        application_type: 'native',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
      },
      clientInformation: () => state.information,
      saveClientInformation: (information) => { state.information = information; },
      tokens: () => state.tokens,
      // With a refresh token the SDK would refresh, which gives the same scopes again, where it should log in for more.
      saveTokens: ({ refresh_token: unused, ...tokens }) => { state.tokens = tokens; },
      codeVerifier: () => state.verifier,
      saveCodeVerifier: (verifier) => { state.verifier = verifier; },
      redirectToAuthorization: async (url) => {
        this.logins.push({ scope: url.searchParams.get('scope'), resource: url.searchParams.get('resource') });
        const back = await this.#browser.open(url, CALLBACK);
        assert.equal(back.searchParams.get('error'), null, `refused by the authorization server: ${back.search}`);
        this.#code = back.searchParams.get('code');
      },
    };
  }

  async #connect() {
    const transport = new StreamableHTTPClientTransport(this.#url, { authProvider: this.#provider });
    this.#client = new Client({ name: 'luna-oauth', version: '1' });
    try {
      await this.#client.connect(transport);
    } catch (error) {
      if (!(error instanceof UnauthorizedError)) throw error;
      await transport.finishAuth(this.#code);
      await this.#connect();
    }
  }

  async logIn() {
    await this.#connect();
    assert.ok(this.tokens?.access_token, 'has a token');
  }

  async list() {
    return (await this.#client.listTools()).tools.map((tool) => tool.name).sort();
  }

  // Calls a tool; logs in again, for all scopes that the server names, if the token lacks one.
  async call(name) {
    try {
      return (await this.#client.callTool({ name, arguments: {} })).content[0].text;
    } catch (error) {
      if (!(error instanceof UnauthorizedError)) throw error;
      await this.#client.transport.finishAuth(this.#code);
      await this.#connect();
      return (await this.#client.callTool({ name, arguments: {} })).content[0].text;
    }
  }

  // The answer to a call by the token alone, without the SDK.
  async answer(name) {
    return fetch(this.#url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.tokens.access_token}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: name }),
    });
  }
}
