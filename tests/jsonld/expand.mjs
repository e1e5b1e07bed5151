// Reads a JSON-LD document on standard input and writes its expanded form, as any JSON-LD 1.1 processor sees it: strictly
// (safe mode refuses what a context does not define), and without the net. For the one context that is named by address
// it has the meaning of the terms that the service uses, as https://www.w3.org/TR/annotation-vocab/ defines them.
import jsonld from 'jsonld';
import { text } from 'node:stream/consumers';

const oa = (term, more) => ({ '@id': `http://www.w3.org/ns/oa#${term}`, ...more });
const as = (term, more) => ({ '@id': `http://www.w3.org/ns/activitystreams#${term}`, ...more });
const dateTime = { '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' };
const count = { '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger' };
const node = { '@type': '@id' };

const annotations = {
  id: '@id',
  type: '@type',
  Annotation: oa('Annotation'),
  SpecificResource: oa('SpecificResource'),
  TextQuoteSelector: oa('TextQuoteSelector'),
  TextPositionSelector: oa('TextPositionSelector'),
  AnnotationPage: as('OrderedCollectionPage'),
  AnnotationCollection: as('OrderedCollection'),
  describing: oa('describing'),
  identifying: oa('identifying'),
  motivation: oa('motivatedBy', { '@type': '@vocab' }),
  body: oa('hasBody', node),
  target: oa('hasTarget', node),
  source: oa('hasSource', node),
  selector: oa('hasSelector', node),
  exact: oa('exact'),
  prefix: oa('prefix'),
  suffix: oa('suffix'),
  start: oa('start', count),
  end: oa('end', count),
  created: { '@id': 'http://purl.org/dc/terms/created', ...dateTime },
  label: { '@id': 'http://www.w3.org/2000/01/rdf-schema#label' },
  items: as('items', { ...node, '@container': '@list' }),
  partOf: as('partOf', node),
  first: as('first', node),
  next: as('next', node),
  total: as('totalItems', count),
};

async function documentLoader(url) {
  if (url !== 'http://www.w3.org/ns/anno.jsonld') {
    throw new Error(`${url} is not loaded`);
  }
  return { contextUrl: null, documentUrl: url, document: { '@context': annotations } };
}

const expanded = await jsonld.expand(JSON.parse(await text(process.stdin)), { documentLoader, safe: true });
process.stdout.write(JSON.stringify(expanded));
