# The short form of the `presswork` command. `make help` lists what it does.

ISSUE ?= content/over-tea
OPTIONS = $(if $(PAGE),--page "$(PAGE)") $(if $(THEME),--theme "$(THEME)") $(if $(OUT),--out "$(OUT)")
PRESS_OPTIONS = $(if $(PRESS),--press "$(PRESS)") $(if $(BLEED),--bleed "$(BLEED)") $(if $(MARKS),--marks "$(MARKS)")
PYTEST_ARGS ?= -n auto
BIN = .venv/bin

.PHONY: help pdf epub press booklet import dist serve verify watch handbook check lint test test-long bench doctor witness lock clean distclean setup setup-test

help:
	@echo 'make pdf       write the reader PDF            dist/over-tea/over-tea.pdf'
	@echo 'make epub      write the EPUB                  dist/over-tea/over-tea.epub'
	@echo 'make press     write the file for the printer  dist/over-tea/over-tea-press.pdf'
	@echo 'make booklet   write sheets to fold at home    dist/over-tea/over-tea-booklet.pdf'
	@echo 'make dist      write the site for readers      dist/site/index.html'
	@echo 'make serve     look at it on this machine      http://127.0.0.1:8000/'
	@echo 'make verify    check a site that was copied, or downloaded'
	@echo 'make import SOURCE=story.docx   make an article of a text, page, document or feed'
	@echo 'make handbook  write all editions of the manual  dist/handbook/'
	@echo 'make watch     build again whenever something changes, until Ctrl-C'
	@echo 'make check     check content, finished files and our own code'
	@echo 'make test      run the tests'
	@echo 'make test-long run those that take minutes: whole issues, hours of watching'
	@echo 'make bench     time the builds against the bare libraries'
	@echo 'make doctor    say what this machine has and lacks'
	@echo 'make clean     remove everything that was built'
	@echo
	@echo 'Another issue: make pdf ISSUE=path/to/folder   Options: PAGE=a4|letter|a5 THEME=name OUT=folder'
	@echo 'For a printer: make press PRESS=newsprint BLEED=3mm MARKS=crop,registration,bars,slug-area'
	@echo 'For readers: make dist URL=https://example.org/magazine/ EDITION=press ISSUES="path another/path"'
	@echo 'On other paper: make booklet SHEET=letter, a3, tabloid or 320x450mm'
	@echo 'The first run sets everything up, in .venv. Remove that as well: make distclean'

pdf epub: setup
	@$(BIN)/presswork build "$(ISSUE)" --edition $@ $(OPTIONS)

press: setup
	@$(BIN)/presswork build "$(ISSUE)" --edition press $(OPTIONS) $(PRESS_OPTIONS)

booklet: setup
	@$(BIN)/presswork build "$(ISSUE)" --edition booklet $(OPTIONS) $(if $(SHEET),--sheet "$(SHEET)")

# Every edition is judged before it goes out, so the validators are needed. FORCE=1 goes out in spite of errors.
dist: setup-test
	@$(BIN)/presswork dist $(if $(ISSUES),$(ISSUES),"$(ISSUE)") $(OPTIONS) $(if $(URL),--url "$(URL)") \
		$(foreach one,$(EDITION),--edition $(one)) $(if $(SIGN),--sign "$(SIGN)") $(if $(FORCE),--force)

serve: setup
	@$(BIN)/presswork serve $(if $(OUT),"$(OUT)") $(if $(PORT),--port "$(PORT)")

verify: setup
	@$(BIN)/presswork verify $(if $(OUT),"$(OUT)") $(if $(KEY),--key "$(KEY)")

# Copy from elsewhere: make import SOURCE=story.docx TO=content/story FETCH=1 IN=de FORCE=1
import: setup
	@$(if $(SOURCE),,echo 'Name what is to be imported: make import SOURCE=story.docx'; exit 2;) \
	$(BIN)/presswork import "$(SOURCE)" $(if $(TO),--to "$(TO)") $(if $(IN),--language "$(IN)") \
		$(if $(FETCH),--fetch) $(if $(FORCE),--force)

# The user's manual, in every edition.
handbook: setup
	@$(BIN)/presswork build content/handbook --edition pdf --edition epub --edition press --edition booklet

watch: setup
	@$(BIN)/presswork build "$(ISSUE)" --watch $(OPTIONS)

# Every fault in one run: a check that fails does not keep the next from running.
LINT = $(BIN)/ruff check . || status=1; $(BIN)/ruff format --check . || status=1; \
	$(BIN)/mypy || status=1; $(BIN)/lint-imports || status=1

check: setup-test
	@status=0; $(BIN)/presswork check "$(ISSUE)" || status=$$?; $(LINT); exit $$status

lint: setup-test
	@status=0; $(LINT); exit $$status

test: setup-test
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

test-long: setup-test
	@$(BIN)/python -m pytest -m long $(PYTEST_ARGS)

bench: setup
	@$(BIN)/python -m bench
	@$(BIN)/python -m bench.pages

doctor: setup
	@$(BIN)/presswork doctor

# On a bare Debian, made for the purpose (needs root and debootstrap).
witness:
	@sh tools/witness.sh

# After a change of a dependency in pyproject.toml or node/package.json (needs uv and npm).
lock:
	@sh tools/lock.sh

setup:
	@sh tools/bootstrap.sh build

setup-test:
	@sh tools/bootstrap.sh test

clean:
	rm -rf dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find src tests bench tools -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean
	rm -rf .venv
