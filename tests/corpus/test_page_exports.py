"""Exports of press databases that are web pages: one text for each article, with the fields of its head."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import Document, Role
from corpus.read import read_all

EUROPRESSE = """<article><header>
<div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Courrier, no. 43018</span></div>
<span class="DocHeader">Régions, mardi 5 mars 2024, p. 12</span>
<div class="titreArticle"><p class="titreArticleVisu">Le pont est <mark>fermé</mark></p></div>
<p class="sm-margin-bottomNews">Par Anne Lebrun</p></header>
<div class="DocText clearfix"><div class="docOcurrContainer"><p>Il pleuvait, article {n}.</p>
<p>« Le pont reste fermé », a dit la maire.</p></div></div>
<footer><small>© 2024</small><p class="publiC-lblNodoc">news·20240305·LC·{n}</p></footer></article>"""
FACTIVA = """<div class="article enArticle"><div id="hd"><span>The bridge is shut</span></div>
<div class="author">By Ann Lee</div><div>820 words</div><div>5 March 2024</div><div>Harbour Post</div>
<div>HPOST</div><div>English</div><div>© 2024 Harbour Post</div>
<p class="articleParagraph enarticleParagraph">It rained, article {n}.</p>
<p class="articleParagraph enarticleParagraph">“The bridge stays shut,” the mayor said.</p>
<p>Document HPOST000020240305ek350000{n}</p></div>"""


def read(folder: Path, article: str) -> list[Document]:
    body = "".join(article.format(n=n) for n in (1, 2))
    (folder / "export.html").write_text(f"<html><head><title>2 docs</title></head><body>{body}</body></html>")
    return [item for item in read_all([folder], Role.ARTICLE) if isinstance(item, Document)]


def test_an_export_of_europresse_is_parted(tmp_path: Path) -> None:
    documents = read(tmp_path, EUROPRESSE)
    assert [document.id for document in documents] == [f"export.html#20240305·LC·{n}" for n in (1, 2)]
    assert documents[0].text == "Il pleuvait, article 1.\n\n« Le pont reste fermé », a dit la maire."


def test_an_export_of_factiva_is_parted(tmp_path: Path) -> None:
    documents = read(tmp_path, FACTIVA)
    assert [document.id for document in documents] == [
        f"export.html#HPOST000020240305ek350000{n}" for n in (1, 2)
    ]
    assert documents[1].text == "It rained, article 2.\n\n“The bridge stays shut,” the mayor said."


@pytest.mark.parametrize(
    ("article", "told"),
    [
        (EUROPRESSE, ("Le pont est fermé", "Le Courrier", "Anne Lebrun", "2024-03-05")),
        (FACTIVA, ("The bridge is shut", "Harbour Post", "Ann Lee", "2024-03-05")),
    ],
)
def test_the_head_of_an_article_tells_what_it_is(article: str, told: tuple[str, ...], tmp_path: Path) -> None:
    found = read(tmp_path, article)[0].metadata
    assert (found.title, found.outlet, found.author, found.published) == told
