// The title that Wagtail's forms show as soon as a file is chosen. The rules, and their tests, are in
// core/uploads/titles.py, which has the last word when the file is kept.
const CAMERA = /^(?:(?:IMG|DSC[NF]?|PXL|MVIMG|VID)[ _-]?|P(?=\d{6}))((?:\d{3,}[ _-]?)+(?:WA\d+[ _-]?)?)/i;
const COPY = /(?:\s*\(\d+\)|[ _-]+copie|[ _-]+\d{2,5}x\d{2,5})$/i;

export function readableTitle(filename) {
  const stem = filename.normalize("NFC").trim().replace(/(.)\.[^.]+$/, "$1").replace(COPY, "");
  const camera = stem.match(CAMERA);
  const words = camera ? stem.slice(camera[0].length) : stem;
  const separators = words.trim().includes(" ") ? /[\s_]+/g : /[\s_.+-]+/g;
  let title = words.replace(separators, " ").replace(/^[ .-]+|[ .-]+$/g, "");
  if (camera && !title) title = `Photo ${camera[1].replace(/^[ _-]+|[ _-]+$/g, "").replaceAll("_", " ")}`;
  return title.charAt(0).toUpperCase() + title.slice(1);
}

for (const event of ["wagtail:images-upload", "wagtail:documents-upload"]) {
  document.addEventListener(event, ({ detail }) => {
    const title = readableTitle(detail.filename ?? "");
    if (title) detail.data.title = title.slice(0, detail.maxTitleLength || undefined);
  });
}
