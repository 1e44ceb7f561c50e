import { rehearsalFiles } from '../../scaffold/files/rehearsal';
import { scenarios } from '../../scaffold/files/scenarios';
import { toolFiles } from '../../scaffold/files/tools';
import { operationsOf } from '../../scaffold/operations/operations-of';
import { planService } from '../../scaffold/planning/plan-service';
import { documentOf, inPath, json, order } from './features/feature';

test.each(['integer', 'string'])('an id (%s) that nobody lists is called for as it is said', (type) => {
  const document = documentOf({
    '/orders/{orderId}': {
      get: {
        operationId: 'getOrder',
        parameters: [inPath('orderId', type)],
        responses: { 200: json(order) },
      },
    },
  });
  const source = scenarios(planService('Orders', operationsOf(document)));
  const made = JSON.parse(source.slice(source.indexOf('= {') + 2).replace(/;\s*$/, ''));
  const { says, calls } = made.getOrder;
  expect(calls).toMatchObject([{ operation: 'getOrder', input: { orderId: says.slots.order } }]);
});

test('a state that the document does not list is heard in the story as it is written, in each language', () => {
  const document = documentOf({
    '/orders': {
      get: {
        operationId: 'listOrders',
        responses: {
          200: json({ type: 'array', items: { type: 'object', properties: { status: { type: 'string' } } } }),
        },
      },
    },
  });
  const files = rehearsalFiles(planService('Orders', operationsOf(document)), ['en-US', 'de-DE']);
  const text = files.find(({ path }) => path === 'rehearsal.ts')?.text;
  expect(text).toContain('/Your orders: .*active|Deine Bestellungen: .*active/i');
});

test('an input that the document describes with nothing is described by its name', () => {
  const parameters = [{ ...inPath('orderId'), description: ' ' }];
  const document = documentOf({
    '/orders/{orderId}': {
      get: { operationId: 'getOrder', parameters, responses: { 200: json(order) } },
    },
  });
  const files = toolFiles(planService('Orders', operationsOf(document)));
  expect(files.find(({ path }) => path === 'tools/get-order.ts')?.text).toContain(
    'v.description("The order id.")',
  );
});
