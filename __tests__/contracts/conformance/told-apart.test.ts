import { toldApart } from '../../../contracts/conformance/world';
import type { SaasApi } from '../../../skill/saas/operation';

const operation = (path: string, repeat: string) => ({ method: 'GET', path, repeat });
const serviceOf = (operations: object) => ({ operations }) as unknown as SaasApi;

/** Operations whose answers tell customers apart, and which of all were asked until one did. */
async function told(operations: object, apart: readonly string[]): Promise<readonly string[]> {
  const asked: string[] = [];
  await toldApart({ service: serviceOf(operations) }, async (name) => {
    asked.push(name);
    return apart.includes(name) ? name : undefined;
  });
  return asked;
}

const operations = {
  getOrder: operation('/orders/{id}', 'safe'),
  getSelf: operation('/me', 'safe'),
  addOrder: operation('/orders', 'by-key'),
  listOrders: operation('/orders', 'safe'),
};

describe('customers are told apart', () => {
  test('by the first that does, of what changes nothing and is of no one thing', async () => {
    expect(await told(operations, ['getOrder', 'addOrder', 'listOrders'])).toEqual(['getSelf', 'listOrders']);
  });

  test('or else by what tokens are tried on', async () => {
    expect(await told(operations, ['getOrder'])).toEqual(['getSelf', 'listOrders', 'getOrder']);
  });

  test('or by nothing, which is said of all that were tried', async () => {
    await expect(told(operations, [])).rejects.toThrow(
      'None of "getSelf", "listOrders", "getOrder" tells one customer from another by its answer',
    );
    await expect(told({ getSelf: operations.getSelf }, [])).rejects.toThrow(
      '"getSelf" does not tell one customer from another by its answer',
    );
  });
});
