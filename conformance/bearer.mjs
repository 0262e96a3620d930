// The suite has no option for a request header: this module, preloaded into it, adds the bearer token to every request
// that bears none, whether it is made with fetch, with undici, or with node's http.
import http from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const token = `Bearer ${process.env.AUTH_TOKEN}`;
const { Agent, setGlobalDispatcher } = createRequire(join(process.cwd(), 'package.json'))('undici');

const plainFetch = globalThis.fetch;
globalThis.fetch = (input, init = {}) => {
  const headers = new Headers(init.headers ?? (input instanceof Request ? input.headers : undefined));
  if (!headers.has('authorization')) headers.set('authorization', token);
  return plainFetch(input, { ...init, headers });
};

const hasToken = (headers) =>
  (Array.isArray(headers) ? headers.flat() : Object.keys(headers)).some((name) => /^authorization$/i.test(name));

const plainRequest = http.request;
http.request = (...args) => {
  const options = args.find((arg) => arg && typeof arg === 'object' && !(arg instanceof URL));
  if (options) options.headers = { ...(options.headers ?? {}), authorization: token };
  return plainRequest.apply(http, args);
};

setGlobalDispatcher(
  new Agent().compose((dispatch) => (options, handler) => {
    const headers = options.headers ?? {};
    if (hasToken(headers)) return dispatch(options, handler);
    const more = Array.isArray(headers) ? [...headers, 'authorization', token] : { ...headers, authorization: token };
    return dispatch({ ...options, headers: more }, handler);
  }),
);
