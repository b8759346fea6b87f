/* wagtail-localize's editor writes a few words in English whatever the language. Its script draws them once; this says
   them in French as they appear. */
const MONTHS = {
  January: "janvier", February: "février", March: "mars", April: "avril", May: "mai", June: "juin", July: "juillet",
  August: "août", September: "septembre", October: "octobre", November: "novembre", December: "décembre",
};
const SAID = [
  [/ (\d{1,2}) ([A-Z][a-z]+) (\d{4})$/, (whole, day, month, year) => MONTHS[month] ? ` ${day} ${MONTHS[month]} ${year}` : whole],
  [/^(.+) to (.+) translation$/, "Traduction : $1 vers $2"],
  [/^More actions$/, "Autres actions"],
];

function inFrench(root) {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (const [english, french] of SAID) {
      if (english.test(texts.currentNode.data)) {
        texts.currentNode.data = texts.currentNode.data.replace(english, french);
      }
    }
  }
}

document.addEventListener("DOMContentLoaded", () => {
  const editor = document.querySelector(".js-translation-editor");
  if (editor) {
    inFrench(editor);
    new MutationObserver(() => inFrench(editor)).observe(editor, { childList: true, subtree: true });
  }
});
