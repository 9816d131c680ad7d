// Test servers like to listen on every interface; here nobody listens to the outside.
const { Server } = require('node:net')

const listen = Server.prototype.listen
const HERE = '127.0.0.1'

Server.prototype.listen = function (first, ...rest) {
  if (first !== null && typeof first === 'object' && first.port !== undefined) {
    return listen.call(this, { ...first, host: HERE }, ...rest)
  }
  if (typeof first === 'number' || /^\d+$/.test(first)) {
    const afterHost = typeof rest[0] === 'string' ? rest.slice(1) : rest
    return listen.call(this, Number(first), HERE, ...afterHost)
  }
  return listen.call(this, first, ...rest)
}
