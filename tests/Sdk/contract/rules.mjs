// What generators of clients need of openapi.yaml, Kiota above all: every rule that is broken is a line, and exit code 1.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const contract = parse(await readFile(process.argv[2], 'utf8'));
const broken = [];
const rule = (holds, where, what) => {
  if (!holds) broken.push(`${where}: ${what}`);
};

const ids = new Map();
for (const [path, item] of Object.entries(contract.paths)) {
  rule(/^(\/[a-z0-9-]+|\/\{[a-z][A-Za-z]*\})+$/.test(path), path, 'a segment is a word or one parameter');
  const parameters = new Set([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
  for (const method of methods.filter((name) => name in item)) {
    const operation = item[method];
    const where = `${method} ${path}`;
    rule(/^[a-z]+[A-Z][A-Za-z]*$/.test(operation.operationId ?? ''), where, 'operationId is verbNoun');
    rule(!ids.has(operation.operationId), where, `operationId is also that of ${ids.get(operation.operationId)}`);
    ids.set(operation.operationId, where);
    rule(operation.tags?.length === 1, where, 'one tag, which is the class of the client');
    for (const parameter of operation.parameters ?? []) {
      const at = `${where} ${parameter.name}`;
      rule(/^[a-z][A-Za-z]*$/.test(parameter.name) || parameter.in === 'header', at, 'named in camelCase');
      rule(parameter.in !== 'cookie', at, 'not in a cookie');
      if (parameter.in === 'path') parameters.delete(parameter.name);
      inner(parameter.schema, at);
    }
    rule(parameters.size === 0, where, `declares ${[...parameters]}`);
    for (const [status, response] of Object.entries(operation.responses).map(([key, value]) => [key, named(value)])) {
      const at = `${where} ${status}`;
      rule(/^[1-5]\d\d$/.test(status), at, 'a status, neither a range nor a default');
      const content = Object.entries(response.content ?? {});
      const schemas = content.filter(([type]) => /[/+]json$/.test(type) && type !== 'application/ld+json');
      for (const [type, { schema }] of schemas) {
        rule(schema?.$ref, `${at} ${type}`, 'a named schema');
      }
      rule(content.length === 0 || !/^[45]/.test(status) || 'application/problem+json' in response.content, at, 'a problem');
    }
    for (const [type, { schema }] of Object.entries(operation.requestBody?.content ?? {})) {
      if (type === 'application/json') rule(schema?.$ref, `${where} ${type}`, 'a named schema');
    }
  }
}

for (const [name, schema] of Object.entries(contract.components.schemas)) {
  rule(/^[A-Z][A-Za-z0-9]*$/.test(name), name, 'named in PascalCase');
  for (const value of schema.enum ?? []) {
    rule(schema.type === 'string' && /^-?[a-z][A-Za-z0-9]*$/.test(value), name, `enum value ${value} is no word`);
  }
  for (const [property, value] of Object.entries(schema.properties ?? {})) {
    // JSON-LD prescribes these with @.
    rule(/^(@context|@type|@id|[a-z][A-Za-z0-9]*)$/.test(property), `${name}.${property}`, 'named in camelCase');
    inner(value, `${name}.${property}`);
  }
}

everywhere(contract, '#');

for (const line of broken) console.log(line);
process.exit(broken.length === 0 ? 0 : 1);

/** A response itself, not a reference to it. */
function named(response) {
  return response.$ref ? contract.components.responses[response.$ref.split('/').at(-1)] : response;
}

/** A schema inside another one, or of a parameter: objects and enums have names of their own. */
function inner(schema, where) {
  if (schema.$ref) return;
  rule(!schema.properties, where, 'an object has a name');
  rule(!schema.enum, where, 'an enum has a name');
  if (schema.items) inner(schema.items, `${where}[]`);
}

function everywhere(value, where) {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const at = `${where}/${key}`;
    const data = key === 'example' || key === 'examples';
    rule(data || !['oneOf', 'anyOf', 'not', 'discriminator', 'nullable'].includes(key), at, 'generators differ on it');
    rule(key !== 'type' || (!Array.isArray(child) && child !== 'null'), at, 'one type, and never null');
    if (!data) everywhere(child, at);
  }
}
