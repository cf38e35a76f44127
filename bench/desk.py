"""The desk: deciding beside the bare desk, the browser, three hundred posts by keyboard, and Isso in the same run."""

from bench import deciding, hands, isso


def main() -> None:
    """Print every figure of the desk."""
    deciding.main()
    hands.main()
    isso.main()


if __name__ == "__main__":
    main()
