// For the page that frames the sign-in, which cannot do it itself: the sign-in is of another origin.
const isEmpty = ({ value }) => value === '';

/** Leads the keyboard to what has to be filled in. */
function enter() {
  if (document.activeElement !== document.body) return;
  const fields = [...document.querySelectorAll('input:not([type="hidden"])')];
  (fields.find(isEmpty) ?? fields[0] ?? document.querySelector('a, button'))?.focus();
}

window.addEventListener('focus', enter);
if (document.hasFocus()) enter();
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') window.parent.postMessage('escape', '*');
});
