import type { Page as Tab } from 'playwright-core';

const script = `(isWide) => {
  const faults = [];
  const box = (one) => one.getBoundingClientRect();
  const isShown = (one) => one.getClientRects().length > 0 && !one.closest('.visually-hidden, [hidden]');
  const nameOf = (one) => one.tagName.toLowerCase() + (one.id ? '#' + one.id : '.' + one.className) + ' “' + one.textContent.trim().slice(0, 40) + '”';
  if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than the window');
  const parts = [...document.querySelectorAll('.device, .app, .exchange')];
  for (const part of parts) {
    const outer = box(part);
    for (const one of part.querySelectorAll('*')) {
      if (!isShown(one)) continue;
      const inner = box(one);
      if (inner.width > 1 && (inner.left < outer.left - 1 || inner.right > outer.right + 1)) faults.push('sticks out: ' + nameOf(one));
      const style = getComputedStyle(one);
      const isCut = one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1;
      if (isCut && style.overflowX !== 'auto' && style.textOverflow !== 'ellipsis' && one.tagName !== 'INPUT' && one.tagName !== 'SELECT') faults.push('is cut: ' + nameOf(one));
      if (isCut && style.overflowX === 'auto') faults.push('scrolls sideways: ' + nameOf(one));
    }
    for (const other of parts) {
      if (other === part) continue;
      const [a, b] = [outer, box(other)];
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) faults.push('overlap: ' + part.className + ' and ' + other.className);
    }
  }
  for (const message of document.querySelectorAll('.message')) {
    const [label, arrow, purpose] = ['.label', '.arrow', '.purpose'].map((one) => message.querySelector(one));
    if (isWide && (box(label).left < box(arrow).left || box(label).right > box(arrow).right)) faults.push('leaves its arrow: ' + nameOf(label));
    if (box(label).width < 8 || box(purpose).width < 40) faults.push('cannot be read: ' + nameOf(message));
    for (const mark of message.querySelectorAll('.after, .token')) if (!isShown(mark)) faults.push('is not shown: ' + nameOf(mark));
    if (message.classList.contains('failed') !== (getComputedStyle(label).color === getComputedStyle(purpose).color && getComputedStyle(label, '::before').content !== 'none')) faults.push('looks otherwise than it went: ' + nameOf(message));
  }
  for (const scroller of document.querySelectorAll('.screen, .app-home, .samples')) {
    const edge = getComputedStyle(scroller, '::after');
    const isMarked = edge.position === 'sticky' && edge.backgroundImage.includes('gradient');
    if (scroller.scrollHeight > scroller.clientHeight + 1 && !isMarked) faults.push('is cut without a sign: ' + nameOf(scroller));
  }
  const last = document.querySelector('#messages > li:last-child');
  const scroller = document.querySelector('#sequence-scroll');
  if (last && box(last).bottom > box(scroller).bottom + 1) faults.push('the newest message is not in sight');
  return faults;
}`;

/**
 * What is wrong with the page as it is laid out, whatever the fonts: texts that are cut, parts that overlap or stick
 * out, labels beyond their arrows.
 */
export async function layoutFaults(tab: Tab): Promise<unknown> {
  return tab.evaluate(`(${script})(${(tab.viewportSize()?.width ?? 0) > 1200})`);
}

/** Where the parts are that nothing may move. */
export async function places(tab: Tab): Promise<unknown> {
  return tab.evaluate(`Object.fromEntries(['.echo', '#say', '.toggles', '#samples', '.phone', '.choices', '.faults', '#sequence'].map((one) => {
    const { x, y, width } = document.querySelector(one).getBoundingClientRect();
    return [one, [x, y + scrollY, width].map(Math.round)];
  }))`);
}
