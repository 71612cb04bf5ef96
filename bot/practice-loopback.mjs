import { Server } from 'node:net';

/** Loaded before Microsoft's Agents Playground, which would listen on every address of the machine. */
const { listen } = Server.prototype;

Server.prototype.listen = function onlyLoopback(first, ...rest) {
  if (typeof first === 'object' && first !== null) return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest);
  const withoutHost = rest.filter((each) => typeof each !== 'string');
  return listen.call(this, first, '127.0.0.1', ...withoutHost);
};
