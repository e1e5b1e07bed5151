// What a Node service would do with the same statements: prepared, pooled, rows as JSON.
// Reads from standard input one line of JSON: {"database": {host, port, user, database}, "statements": {name: sql}}.
// Answers GET /NAME?of=PARAMETER, prints "ready PORT" when it listens, and ends with its input.
import readline from 'node:readline';
import fastify from 'fastify';
import pg from 'pg';

const { database, statements } = await new Promise((given) =>
  readline
    .createInterface({ input: process.stdin })
    .once('line', (line) => given(JSON.parse(line)))
    .once('close', () => process.exit()),
);
const pool = new pg.Pool({ ...database, max: 16 });
const service = fastify({ logger: false });
for (const [name, text] of Object.entries(statements)) {
  service.get(`/${name}`, async (request) => {
    const values = request.query.of === undefined ? [] : [request.query.of];
    return { items: (await pool.query({ name, text, values })).rows };
  });
}
await service.listen({ port: 0, host: '127.0.0.1' });
console.log(`ready ${service.server.address().port}`);
