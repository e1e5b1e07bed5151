// Prints what openapi.yaml offers of the things that a story uses only where they are there.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

const contract = parse(await readFile(process.argv[2], 'utf8'));
const quote = contract.paths['/v1/quotes/{id}'].get.responses;
const quotes = contract.paths['/v1/quotes'].get.responses['200'].content;
const offers = { etag: '304' in quote, ndjson: 'application/x-ndjson' in quotes };
console.log(Object.keys(offers).filter((name) => offers[name]).join(' '));
