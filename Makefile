# On a bare Debian with Swift, `make run` and `make test` do all the setup.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift

RELEASE = .build/release/jobtop
STATIC = .build/static/release/jobtop
PACKAGES = libncursesw5-dev libsqlite3-dev
# Brings libcurl, which the installed program loads to ask a cloud, under a name that every Debian knows.
INSTALL_PACKAGES = libcurl4-openssl-dev
TEST_PACKAGES = tmux jq

# These wait for other programs and keep threads busy, so they run after the others; and after them those that need
# these threads as well, since they ask a program from their own process.
PROGRAM_TESTS = ^(EndToEndTests|CommandRelayTests)\.
ASKING_TESTS = ^EndToEndTests\.(PollerTests|SimulateTests)

.PHONY: run test build static install uninstall bench previews format lint clean packages install-packages test-packages

# Opens the dashboard on the simulated cloud; without a terminal it prints the same jobs instead.
run: build
	@if [ -t 0 ] && [ -t 1 ]; then \
	  $(RELEASE) --demo; \
	else \
	  $(RELEASE) list --demo && \
	  echo "This is not a terminal. In one, 'make run' opens the dashboard: $(RELEASE) --demo"; \
	fi

build: packages
	@$(SWIFT) build -c release --product jobtop

test: packages test-packages
	@$(SWIFT) build --build-tests
	@$(SWIFT) test --skip-build --parallel --skip '$(PROGRAM_TESTS)'
	@$(SWIFT) test --skip-build --parallel --filter '$(PROGRAM_TESTS)' --skip '$(ASKING_TESTS)'
	@$(SWIFT) test --skip-build --parallel --filter '$(ASKING_TESTS)'

# Includes Swift's libraries: starts faster, and runs without Swift. libcurl is loaded when it is needed
# (Sources/CTrust/Late.c), so the linker finds nothing in its place.
static: packages install-packages
	@$(SWIFT) build -c release --product jobtop --static-swift-stdlib --scratch-path .build/static \
	  -Xlinker -L$(CURDIR)/Sources/CTrust/Absent

install: static
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 -s $(STATIC) $(DESTDIR)$(PREFIX)/bin/jobtop
	$(STATIC) manual > $(DESTDIR)$(PREFIX)/share/man/man1/jobtop.1
	$(STATIC) completions bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/jobtop
	$(STATIC) completions zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_jobtop
	$(STATIC) completions fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/jobtop.fish

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/jobtop $(DESTDIR)$(PREFIX)/share/man/man1/jobtop.1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/jobtop \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_jobtop \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/jobtop.fish

# The table in the README: the installed program and its peers, in the same run.
bench: static test-packages
	@$(SWIFT) build -c release --product PollProbe
	@Tests/Bench/bench $(STATIC) .build/release/PollProbe

# The pictures in Themes/Previews, from the real program in a real terminal.
previews: build test-packages
	@Themes/Previews/draw $(RELEASE)

format:
	@git ls-files '*.swift' | xargs $(SWIFT) format --in-place

lint:
	@git ls-files '*.swift' | xargs $(SWIFT) format lint --strict

clean:
	rm -rf .build

packages:
	@.ci/packages $(PACKAGES)

install-packages:
	@.ci/packages $(INSTALL_PACKAGES)

test-packages:
	@.ci/packages $(TEST_PACKAGES)
