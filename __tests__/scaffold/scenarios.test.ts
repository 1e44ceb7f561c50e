import { scenarios } from '../../scaffold/files/scenarios';
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
