import { linearTimeSuite } from '../../__tests__/support/suites/linear-time-suite';
import { matching } from '../../skill/service';

linearTimeSuite({
  'matching a title': (text) => matching([{ title: text }], 'buy milk'),
  'matching what is said': (text) => matching([{ title: 'Buy milk' }], text),
});
