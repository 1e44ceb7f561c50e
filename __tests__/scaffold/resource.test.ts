import { resourceOf } from '../../scaffold/resource';

test.each([
  ['GET', '/me/tracks', 'get-the-users-saved-tracks', 'saved track', ''],
  ['POST', '/Contacts', 'updateOrCreateContacts', 'contact', ''],
  ['GET', '/subscriptions/{id}/charges', 'findAllSubscriptionCharges', 'subscription charge', ''],
  ['POST', '/lists/{list}/tasks', 'tasks.tasks.insert', 'task', ''],
  ['DELETE', '/webhooks/{id}', 'destroyWebhook', 'webhook', ''],
  [
    'GET',
    '/{administration_id}/sales_invoices/find_by_number/{n}',
    'get_administration_id_sales_invoices',
    'sales invoice',
    '',
  ],
  ['POST', '/features/{id}/enable', 'post_features_id_enable', 'feature', 'start'],
  ['POST', '/features/{id}', 'disableFeature', 'feature', 'stop'],
  ['POST', '/invoices/{id}/retry', 'retryInvoice', 'invoice', 'retry'],
])('%s %s (%s) is about this: %s %s', (method, path, id, one, action) => {
  expect(resourceOf({ method, path, id })).toMatchObject({ one, action });
});
